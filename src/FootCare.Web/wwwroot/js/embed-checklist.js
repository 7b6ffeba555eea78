// In a sandbox a form is never sent, so the button sends the answers itself and shows the page that comes back in place. Judges nothing.
document.addEventListener('click', async event => {
  const button = event.target.closest('form.checklist [type=submit]');
  if (!button) {
    return;
  }
  event.preventDefault();
  button.disabled = true;
  const main = document.querySelector('main');
  try {
    const body = new URLSearchParams(new FormData(button.form));
    const answer = await fetch(button.form.action, { method: 'POST', body, credentials: 'omit', cache: 'no-store', headers: { Accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main.checklist-page');
    // Only our own result (200), or our own word about an answer (400), takes the questions' place: a proxy's error page must not.
    const ours = { 200: '.result h1', 400: '[role=alert] h2' }[answer.status];
    if (!next?.querySelector('form.checklist') || !next.querySelector(ours)) {
      throw new Error();
    }
    main.replaceWith(next);
    const heading = next.querySelector('h1, [role=alert] h2');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    next.scrollIntoView({ behavior: 'instant' });
  } catch {
    main.querySelector('[data-failed]').hidden = false;
    button.disabled = false;
  }
});
