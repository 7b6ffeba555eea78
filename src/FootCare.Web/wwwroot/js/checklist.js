// Adds to a form that works without it: how far one has come, and a spoken word when an answer means stop. Judges nothing.
(() => {
  const form = document.querySelector('form.checklist');
  const progress = form?.querySelector('[data-progress]');
  const announce = form?.querySelector('[data-announce]');
  if (!form || !progress || !announce) {
    return;
  }
  const questions = [...form.querySelectorAll('fieldset.question')];
  const show = () => {
    const done = questions.filter(q => q.querySelector('input:checked')).length;
    progress.hidden = false;
    progress.textContent = `${done} of ${questions.length} questions answered`;
  };
  form.addEventListener('change', event => {
    show();
    const stop = event.target.value === 'yes' && event.target.closest('fieldset')?.querySelector('.question__stop');
    announce.textContent = stop ? stop.textContent : progress.textContent;
  });
  show();
})();
