// Speaks the protocol of WordPress's embeds: tells the page around this frame how high it must be, and hands it the links, which a sandbox
// lets no frame follow by itself. Without a secret in the fragment, or out of any frame, it does nothing, and links work as they are.
(() => {
  const secret = /secret=(\w{10})/.exec(location.hash)?.[1];
  if (window.parent === window || !secret) {
    return;
  }
  document.documentElement.classList.add('tells');
  const tell = (message, value) => window.parent.postMessage({ message, value, secret }, '*');
  const tellHeight = () => tell('height', Math.ceil(document.body.getBoundingClientRect().height));
  let soon;
  new ResizeObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(tellHeight, 100);
  }).observe(document.body);
  addEventListener('load', tellHeight);
  addEventListener('message', event => {
    if (event.source === window.parent && event.data?.message === 'ready' && event.data.secret === secret) {
      tellHeight();
    }
  });
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    const plain = !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && link.target !== '_self' && link.host === location.host) {
      event.preventDefault();
      tell('link', link.href);
    }
  });
})();
