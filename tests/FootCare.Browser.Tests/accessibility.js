// What a checker of rules does not see, seen in the page itself. Each answers with a list of what is wrong; empty is well.
(() => {
  const name = e => `<${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${typeof e.className === 'string' && e.className ? '.' + e.className.trim().replace(/\s+/g, '.') : ''}> ${(e.getAttribute('aria-label') ?? e.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)}`;
  const shown = e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const hiddenByDesign = e => e.closest('.visually-hidden, .skip') !== null || /inset\(50%/.test(getComputedStyle(e).clipPath);
  const pressable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';

  const reachable = () => [...document.querySelectorAll(pressable)].filter(e => !e.disabled && e.tabIndex >= 0 && shown(e));

  // An unticked answer beside a ticked one, or after the first, is reached by arrows and not by the Tab key.
  const stops = () => reachable().filter(e => e.type !== 'radio' || e.checked
    || (![...document.querySelectorAll(`input[type=radio][name="${e.name}"]`)].some(r => r.checked) && document.querySelector(`input[type=radio][name="${e.name}"]`) === e));

  const scrolls = e => {
    for (let at = e; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) {
        return true;
      }
    }
    return false;
  };

  // Every run of words that is seen, with the element it stands in.
  function* written() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, n => n.data.trim() && n.parentElement instanceof HTMLElement ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
    while (walker.nextNode()) {
      const e = walker.currentNode.parentElement;
      if (e.matches('script, option') || !shown(e) || hiddenByDesign(e)) {
        continue;
      }
      const words = document.createRange();
      words.selectNodeContents(walker.currentNode);
      yield [e, words];
    }
  }

  const within = (at, box) => {
    const edge = box.getBoundingClientRect();
    return at.right <= edge.right + 1 && at.left >= edge.left - 1 && at.bottom <= edge.bottom + 1 && at.top >= edge.top - 1;
  };

  window.look = {
    name,
    stops: () => stops().map(name),

    // One h1, levels that are not skipped, one main, and a name for each of several navigations.
    structure() {
      const wrong = [];
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown).map(h => [Number(h.tagName[1]), h]);
      if (levels.filter(([level]) => level === 1).length !== 1 && !document.querySelector('main .sheet ~ .sheet')) {
        wrong.push(`${levels.filter(([level]) => level === 1).length} headings of the first level`);
      }
      levels.forEach(([level, h], i) => {
        if (level > (levels[i - 1]?.[0] ?? 0) + 1 && i > 0) {
          wrong.push(`a level is skipped before ${name(h)}`);
        }
      });
      if (document.querySelectorAll('main').length !== 1) {
        wrong.push('not one main');
      }
      wrong.push(...[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => `an order of its own: ${name(e)}`));
      return wrong;
    },

    // Nothing wider than the screen, and no words cut off by their box or beside the screen.
    clipped() {
      const wrong = [];
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      if (over > 0) {
        wrong.push(`scrolls sideways by ${over} px`);
      }
      for (const [e, words] of written()) {
        const at = words.getBoundingClientRect();
        if ((at.right > innerWidth + 1 || at.left < -1) && !scrolls(e)) {
          wrong.push(`beside the screen: ${name(e)}`);
        }
        for (let box = e; box && box !== document.body; box = box.parentElement) {
          const style = getComputedStyle(box);
          if (/hidden|clip/.test(style.overflowX + style.overflowY) && !within(at, box)) {
            wrong.push(`cut off by ${name(box)}: ${name(e)}`);
          }
        }
        const box = e.closest('.button, .chip, .choice, .handouts__choice, .card__facts span, .step__tags span, .letters a, .follow__left');
        if (box && !within(at, box)) {
          wrong.push(`words outside their box: ${name(box)}`);
        }
      }
      for (const e of reachable().filter(r => !hiddenByDesign(r) && !scrolls(r))) {
        const at = e.getBoundingClientRect();
        if (at.right > innerWidth + 1 || at.left < -1) {
          wrong.push(`an edge beside the screen: ${name(e)}`);
        }
      }
      return wrong;
    },

    // Nothing that stays put while the page scrolls lies over words at the top of it. A bar at the foot of the screen lies over whatever a page longer
    // than the screen goes on with, so words that begin under it have only not been reached yet: they are well where the bar is low and they scroll
    // clear of it. What begins above the bar and goes on beneath it is hidden by it, as any other words are.
    covered() {
      const wrong = [];
      const behaviour = document.documentElement.style.scrollBehavior;
      document.documentElement.style.scrollBehavior = 'auto';
      const under = (words, box) => {
        const edge = box.getBoundingClientRect();
        return [...words.getClientRects()].some(at => at.top < innerHeight && at.bottom > edge.top + 1 && at.top < edge.bottom - 1 && at.right > edge.left + 1 && at.left < edge.right - 1);
      };
      const reached = (e, words, box) => {
        const edge = box.getBoundingClientRect();
        if (edge.bottom < innerHeight - 1 || edge.height > innerHeight / 4 || words.getBoundingClientRect().top < edge.top) {
          return false;
        }
        e.scrollIntoView({ block: 'end' });
        const clear = !under(words, box);
        scrollTo(0, 0);
        return clear;
      };
      scrollTo(0, 0);
      const over = [...document.body.querySelectorAll('*')].filter(e => shown(e) && !hiddenByDesign(e) && /fixed|sticky/.test(getComputedStyle(e).position));
      for (const [e, words] of written()) {
        for (const box of over.filter(o => !o.contains(e) && !e.contains(o))) {
          if (under(words, box) && !reached(e, words, box)) {
            wrong.push(`under ${name(box)}: ${name(e)}`);
          }
        }
      }
      document.documentElement.style.scrollBehavior = behaviour;
      return wrong;
    },

    // What has the keyboard's focus can be seen to have it, and nothing lies over it.
    focus() {
      const wrong = [];
      const behaviour = document.documentElement.style.scrollBehavior;
      document.documentElement.style.scrollBehavior = 'auto';
      for (const e of stops()) {
        e.focus({ focusVisible: true });
        if (document.activeElement !== e) {
          wrong.push(`cannot have the focus: ${name(e)}`);
          continue;
        }
        const drawn = [e, e.closest('.choice, .handouts__choice'), e.querySelector('.foot-map__target')].filter(Boolean).some(x => {
          const style = getComputedStyle(x);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || (x.matches('.foot-map__target') && style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2);
        });
        if (!drawn) {
          wrong.push(`no sign of focus: ${name(e)}`);
        }
        // Of what is too tall for the screen, the part on it counts.
        const whole = e.getClientRects()[0] ?? e.getBoundingClientRect();
        const [top, bottom] = [Math.max(whole.top, 0), Math.min(whole.bottom, innerHeight)];
        const seen = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].filter(([x, y]) => {
          const there = document.elementFromPoint(whole.left + whole.width * x, top + (bottom - top) * y);
          return bottom > top && there && (e === there || e.contains(there) || there.contains(e) || e.closest('label, summary')?.contains(there));
        });
        if (seen.length < 3) {
          wrong.push(`hidden: ${name(e)}`);
        }
      }
      document.documentElement.style.scrollBehavior = behaviour;
      document.activeElement?.blur();
      scrollTo(0, 0);
      return wrong;
    },

    // The order of the keyboard is the order seen: nothing leads back up, or back within its line, but to the top of a next column;
    // what stays put while the page scrolls has no place in it.
    order() {
      const apart = e => e.closest('.contents, svg, .follow__foot-bar') ?? (function up(at) {
        return !at || at === document.body ? null : getComputedStyle(at).columnCount !== 'auto' ? at : up(at.parentElement);
      })(e);
      const wrong = [];
      let before = null;
      for (const e of stops().filter(s => !hiddenByDesign(s))) {
        const box = e.getBoundingClientRect();
        const at = { e, top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right };
        const up = before && at.bottom <= before.top + 1;
        const back = before && at.right <= before.left && at.top < before.bottom - 4 && at.bottom > before.top + 4 && Math.abs(at.top - before.top) < 8;
        if ((up || back) && !apart(e) && !apart(before.e)) {
          wrong.push(`${name(before.e)} comes before ${name(e)}`);
        }
        before = at;
      }
      return wrong;
    },

    // What is pressed is large enough; a link within a sentence is as large as its letters.
    targets(least) {
      return reachable().filter(e => {
        if (hiddenByDesign(e) || (least > 24 && !e.closest('main'))) {
          return false;
        }
        const inSentence = e.matches('a') && getComputedStyle(e).display === 'inline' && e.parentElement.closest('p, li, dd, td, th, h2, h3, figcaption') !== null;
        if (inSentence) {
          return false;
        }
        const box = (e.matches('input') && e.closest('label')) || e;
        const at = box.getBoundingClientRect();
        return Math.min(at.width, at.height) < least - 0.5;
      }).map(e => `${Math.round(e.getBoundingClientRect().width)} × ${Math.round(e.getBoundingClientRect().height)}: ${name(e)}`);
    },

    // Where colours are forced, words have them too, and what a background showed as a thing to press is shown by an edge.
    forced() {
      const wrong = [];
      for (const e of document.body.querySelectorAll('*')) {
        if (e instanceof HTMLElement && !e.matches('mark') && getComputedStyle(e).forcedColorAdjust === 'none' && e.textContent.trim() && shown(e)) {
          wrong.push(`keeps its own colours: ${name(e)}`);
        }
        if (e.matches('button:not(:has(svg)), .button, .choice, .chip, .handouts__choice, select, textarea, input[type=search], input[type=text]') && shown(e)) {
          const style = getComputedStyle(e);
          if (style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1) {
            wrong.push(`no edge: ${name(e)}`);
          }
        }
      }
      return wrong;
    },

    // Where less motion was asked for, nothing moves.
    motion() {
      return [...document.querySelectorAll('*')].filter(e => {
        const style = getComputedStyle(e);
        return [style.transitionDuration, style.animationDuration].join().split(',').some(s => parseFloat(s) > 0) || style.scrollBehavior === 'smooth';
      }).map(e => `moves: ${name(e)}`);
    },

    // The spacing of WCAG 1.4.12, which readers may set for themselves.
    space() {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      return [];
    },
  };
})();
