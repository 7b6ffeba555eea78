// Turns a page of steps, which is whole without it, into one step at a time with a timer. What it knows stands in the page; it stores nothing.
(() => {
  const root = document.querySelector('[data-follow]');
  if (!root) {
    return;
  }
  const all = name => [...root.querySelectorAll(`[data-${name}]`)];
  const one = name => root.querySelector(`[data-${name}]`);
  const [before, begin, start, leave, controls, back, pause, next] = ['before', 'begin', 'start', 'leave', 'controls', 'back', 'pause', 'next'].map(one);
  const [clock, arc, number, progress, announce, choices, onwards, aloud, stop] = ['clock', 'arc', 'left', 'progress', 'announce', 'choices', 'onwards', 'aloud', 'stop'].map(one);
  const [cards, parts, stops] = ['card', 'part', 'stop-part'].map(all);

  // Each part is gone through twice, once a foot.
  const way = parts.flatMap((part, p) => {
    const within = selector => [...part.querySelectorAll(selector)].map(card => ({ card, p, second: false }));
    const steps = within('[data-step]');
    return [...within('[data-intro]'), ...steps, ...within('[data-turn]'), ...steps.map(step => ({ ...step, second: true }))];
  }).concat({ card: one('end'), p: -1, second: false });

  let at = -1, left = 0, going = false, over = false, last = 0, ticker = 0, soon = 0, lock = null, awake = false;

  const speech = window.speechSynthesis;
  // Voices of the device itself: one from the network would send the words to somebody.
  const voice = () => {
    const near = speech?.getVoices().filter(v => v.localService && v.lang.startsWith('en')) ?? [];
    return near.find(v => v.lang === 'en-GB') ?? near[0];
  };
  const say = words => {
    speech?.cancel();
    if (aloud.checked && voice()) {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice();
      utterance.lang = utterance.voice.lang;
      utterance.rate = 0.9;
      speech.speak(utterance);
    }
  };
  const offerVoice = () => { one('voice').hidden = !voice(); };

  const keepAwake = async on => {
    if (on === awake) {
      return;
    }
    awake = on;
    try {
      const held = on ? await navigator.wakeLock?.request('screen') : lock;
      lock = awake ? held : null;
      if (!awake) {
        await held?.release();
      }
    } catch {
      awake = false; // refused, as where the battery is low
    }
  };

  const seconds = () => Number(way[at]?.card.dataset.seconds) || 0;
  const draw = () => {
    const rest = Math.max(0, Math.ceil(left / 1000));
    number.textContent = over ? 'Done' : `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
    arc.setAttribute('stroke-dashoffset', seconds() ? String(100 - Math.max(0, 100 * left / (seconds() * 1000))) : '0');
    clock.classList.toggle('follow__clock--over', over);
    clock.classList.toggle('follow__clock--paused', !going && !over);
    pause.textContent = over ? 'Once more' : going ? 'Pause' : 'Go on';
  };
  const tick = () => {
    const now = performance.now();
    left -= now - last;
    last = now;
    if (left <= 0 && !over) {
      over = true;
      announce.textContent = 'The time is up.';
      say('The time is up.');
    }
    draw();
    if (over && !speech?.speaking) {
      if (onwards.checked) {
        step(1);
      } else {
        halt();
      }
    }
  };
  const run = () => {
    clearInterval(ticker);
    going = true;
    last = performance.now();
    ticker = setInterval(tick, 200);
    draw();
  };
  const halt = () => {
    clearInterval(ticker);
    clearTimeout(soon);
    going = false;
    draw();
  };
  // A step that was done before the next was to come by itself: a moment is left to read that it comes, and to think better of it.
  const follow = () => {
    clearTimeout(soon);
    if (over && !going && onwards.checked && !stop.open && !document.hidden) {
      announce.textContent = 'The next step comes in 3 seconds.';
      say('The next step comes.');
      soon = setTimeout(() => step(1), 3000);
    } else if (over) {
      announce.textContent = 'The time is up.';
    }
  };
  const toggle = () => {
    if (!seconds()) {
      return;
    }
    if (over) {
      show(at);
    } else if (going) {
      halt();
      keepAwake(false);
      speech?.cancel();
      announce.textContent = 'Paused.';
    } else {
      announce.textContent = 'Going on.';
      keepAwake(true);
      run();
    }
  };

  // The time stands beside the picture; where there is room for a few words only, in the bar that stays.
  const small = matchMedia('(max-width: 21rem), (max-height: 24rem)');
  const bar = stop.parentElement;
  const place = () => {
    const there = small.matches ? bar : way[at]?.card.querySelector('.follow__look');
    if (there && clock.parentElement !== there) {
      there[small.matches ? 'prepend' : 'append'](clock);
    }
  };
  small.addEventListener('change', place);

  // What gets the keyboard's focus scrolls clear of the bar where it stays at the foot of the screen.
  const stays = () => getComputedStyle(bar).position === 'sticky';
  const clear = () => document.documentElement.style.setProperty('--bar', stays() ? `${bar.offsetHeight + 8}px` : '0px');
  // Letters set larger meanwhile change the size of the bar too, but Chromium does not tell the media query's listener.
  new ResizeObserver(() => requestAnimationFrame(() => { place(); clear(); })).observe(bar);

  // Where it does not stay while one reads when to stop, the page goes to it, and back to its place afterwards.
  let from = null;
  const reveal = () => {
    if (stop.open && !stays()) {
      from = window.scrollY;
      window.scrollTo({ top: root.scrollHeight, behavior: 'instant' });
    } else if (!stop.open && from !== null) {
      window.scrollTo({ top: from, behavior: 'instant' });
      from = null;
    }
  };

  const show = to => {
    halt();
    at = to;
    const { card, p, second } = way[at];
    cards.forEach(c => { c.hidden = c !== card; });
    parts.forEach((part, i) => { part.hidden = i !== p; });
    stops.forEach((words, i) => { words.hidden = i !== p; });
    stop.open = false;
    from = null;
    announce.textContent = '';
    const [foot, picture] = [card.querySelector('[data-foot]'), card.querySelector('desc')];
    if (foot) {
      foot.hidden = !second;
      picture.textContent = picture.textContent.replace(/left|right/, second ? 'left' : 'right');
    }
    root.classList.toggle('follow--second', second);
    progress.value = at;
    left = seconds() * 1000;
    over = false;
    clock.hidden = pause.hidden = !seconds();
    place();
    clear();
    next.hidden = choices.hidden = at === way.length - 1;
    window.scrollTo({ top: 0, behavior: 'instant' });
    card.querySelector('h2').focus({ preventScroll: true });
    say(`${card.querySelector('h2').innerText}. ${card.querySelector('[data-say]')?.textContent ?? ''}`);
    keepAwake(at < way.length - 1);
    if (seconds()) {
      run();
    }
  };
  const step = by => {
    if (way[at + by]) {
      show(at + by);
    } else if (by < 0) {
      end();
    }
  };
  const skip = () => show(way.findIndex((entry, i) => i > at && entry.p !== way[at].p));

  const set = on => {
    root.classList.toggle('follow--on', on);
    before.hidden = begin.hidden = on;
    choices.hidden = false;
    leave.hidden = controls.hidden = progress.hidden = !on;
    all('skip').forEach(button => { button.hidden = !on; });
  };
  const end = () => {
    halt();
    keepAwake(false);
    speech?.cancel();
    at = -1;
    cards.forEach(c => { c.hidden = true; });
    clock.hidden = true;
    set(false);
    start.focus();
  };

  start.addEventListener('click', () => { set(true); show(0); });
  leave.addEventListener('click', end);
  back.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
  pause.addEventListener('click', toggle);
  all('skip').forEach(button => button.addEventListener('click', skip));
  aloud.addEventListener('change', () => at < 0 || say(way[at].card.querySelector('[data-say]')?.textContent ?? ''));
  onwards.addEventListener('change', follow);
  stop.addEventListener('toggle', () => {
    reveal();
    (stop.open && going ? toggle : follow)();
  });
  document.addEventListener('visibilitychange', () => document.hidden && going ? toggle() : follow());
  window.addEventListener('pagehide', () => speech?.cancel());
  document.addEventListener('keydown', event => {
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const act = event.key === 'ArrowRight' ? () => step(1) : event.key === 'ArrowLeft' ? () => step(-1)
      : event.key === ' ' && !event.target.closest('button, a, summary, input') ? toggle
      : event.key === 'Escape' && stop.open ? () => { stop.open = false; } : null;
    if (act) {
      event.preventDefault();
      act();
    }
  });

  progress.max = way.length - 1;
  root.classList.add('follow--ready');
  cards.forEach(c => { c.hidden = true; });
  choices.hidden = begin.hidden = false;
  offerVoice();
  speech?.addEventListener?.('voiceschanged', offerVoice);
})();
