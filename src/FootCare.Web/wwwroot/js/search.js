// Adds to a search form that works without it: while one types, a list to choose from, by the ARIA combobox pattern
// (list autocomplete with manual selection). Asks only this site, and forgets an answer that is no longer wanted.
(() => {
  const wait = 150;
  const shortest = 2;

  for (const form of document.querySelectorAll('form[data-suggest]')) {
    const input = form.querySelector('input[type="search"]');
    const list = document.createElement('ul');
    const status = document.createElement('p');
    let lines = [];
    let active = -1;
    let timer = 0;
    let asking = null;

    list.id = `${input.id}-list`;
    list.className = 'search__list';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Suggestions');
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');
    form.append(list, status);
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
      input.setAttribute(name, value);
    }

    const choose = index => {
      lines[active]?.setAttribute('aria-selected', 'false');
      active = index;
      if (active < 0) {
        input.removeAttribute('aria-activedescendant');
        return;
      }
      lines[active].setAttribute('aria-selected', 'true');
      lines[active].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', lines[active].id);
    };

    const close = () => {
      clearTimeout(timer);
      asking?.abort();
      choose(-1);
      list.hidden = true;
      status.textContent = '';
      input.setAttribute('aria-expanded', 'false');
    };

    const open = () => {
      list.hidden = lines.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
    };

    const show = ([, texts, kinds, addresses]) => {
      choose(-1);
      lines = texts.slice(0, 10).map((text, i) => {
        const line = document.createElement('li');
        const kind = document.createElement('small');
        line.id = `${list.id}-${i}`;
        line.className = 'search__line';
        line.setAttribute('role', 'option');
        line.setAttribute('aria-selected', 'false');
        const { pathname, hash } = new URL(addresses[i]);
        line.dataset.path = pathname + hash;
        line.textContent = text;
        kind.textContent = kinds[i];
        line.append(' ', kind);
        return line;
      });
      list.replaceChildren(...lines);
      open();
      status.textContent = lines.length === 1 ? '1 suggestion' : `${lines.length} suggestions`;
    };

    const ask = async () => {
      asking?.abort();
      asking = new AbortController();
      const { signal } = asking;
      try {
        const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`, { signal });
        if (answer.ok) {
          const found = await answer.json();
          if (!signal.aborted) {
            show(found);
          }
        }
      } catch (error) {
        // Cancelled by the next letter, or the line is down: the form works as it is.
        if (error.name !== 'AbortError') {
          close();
        }
      }
    };

    const go = line => {
      close();
      location.assign(line.dataset.path);
    };

    input.addEventListener('input', () => {
      clearTimeout(timer);
      if (input.value.trim().length < shortest) {
        lines = [];
        close();
        return;
      }
      timer = setTimeout(ask, wait);
    });

    input.addEventListener('keydown', event => {
      if (event.isComposing) {
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && lines.length > 0) {
        event.preventDefault();
        if (list.hidden) {
          open();
          choose(step > 0 ? 0 : lines.length - 1);
        } else {
          // Below the last line and above the first is the field itself.
          const next = active + step;
          choose(next < -1 ? lines.length - 1 : next >= lines.length ? -1 : next);
        }
      } else if (event.key === 'Enter' && !list.hidden && active >= 0) {
        event.preventDefault();
        go(lines[active]);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        close();
      }
    });

    list.addEventListener('mousedown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const line = event.target.closest('[role="option"]');
      if (line) {
        go(line);
      }
    });
    input.addEventListener('blur', close);
    form.addEventListener('submit', close);
  }
})();
