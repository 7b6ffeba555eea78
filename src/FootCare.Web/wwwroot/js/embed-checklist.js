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
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main.embed');
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
