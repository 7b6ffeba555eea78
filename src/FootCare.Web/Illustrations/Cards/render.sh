#!/usr/bin/env bash
# Draws the pictures that other sites show beside a link to us: each kind's drawing, with words (card.svg) and without (thumbnail.svg).
# Run it again after a change to these or to wwwroot/images; it needs Chromium alone.
set -euo pipefail
cd "$(dirname "$0")"
chromium=${CHROMIUM:-chromium}
out=../../wwwroot/images/cards
work=$(mktemp -d)
trap 'rm -rf "$work" drawn.svg' EXIT
mkdir -p "$out"

shoot() {
  "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --user-data-dir="$work" \
    --window-size="$2" --force-device-scale-factor="$3" --screenshot="$work/shot.png" "file://$PWD/drawn.svg" 2> "$work/log"
  mv "$work/shot.png" "$out/$1"
}

draw() {
  sed -e "s|@PICTURE@|$2|; s|@FIRST@|$3|; s|@SECOND@|$4|; s|@THIRD@|$5|" card.svg > drawn.svg
  shoot "$1.png" 1200,630 1
  sed -e "s|@PICTURE@|$2|" thumbnail.svg > drawn.svg
  shoot "$1-thumbnail.png" 600,600 0.5
}

draw site feet.svg "Gentle foot" "massage for" "neuropathy"
draw symptoms kinds/symptoms.svg "What do" "your feet" "feel like?"
draw techniques kinds/techniques.svg "Gentle foot" "massage," "step by step"
draw safety kinds/safety.svg "When not to," "and what to" "do instead"
draw oils kinds/oils.svg "Oils, and" "how to dilute" "them safely"
draw guides kinds/guides.svg "Plain guides" "to feet and" "neuropathy"
draw checklist kinds/checklist.svg "Is foot" "massage safe" "today?"
