// For writers, in Development alone: shows what is wrong with the content, and the page anew once a save is served.
const served = document.currentScript.dataset.version;
const notes = document.createElement("pre");
notes.setAttribute("role", "status");
notes.hidden = true;
document.body.prepend(notes);

setInterval(async () => {
  if (document.hidden) return;
  try {
    const ready = await (await fetch("/health/ready", { cache: "no-store" })).json();
    if (ready.version !== served) {
      location.reload();
      return;
    }
    const [more, count] = [ready.diagnostics - ready.messages.length, ready.diagnostics === 1 ? "1 message" : `${ready.diagnostics} messages`];
    notes.textContent = [
      ready.stale ? `Your save has mistakes and is not shown. Below is the page as it was before. ${count}:` : `Your save is shown. ${count}:`,
      ...ready.messages,
      ...(more > 0 ? [`and ${more} more; 'check' tells all`] : []),
    ].join("\n");
    notes.style.whiteSpace = "pre-wrap";
    notes.className = ready.stale ? "notice notice--urgent" : "notice notice--see-soon";
    notes.hidden = ready.messages.length === 0;
  } catch {
    // The site is being started again; the next look will tell.
  }
}, 700);
