/**
 * The palette's keys: the field keeps the focus, arrows move through what was found, Enter follows it. Screen readers are
 * told by the combobox pattern (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */
const wired = new WeakSet<HTMLElement>();

function options(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=option]')];
}

function choose(input: HTMLElement, list: HTMLElement, index: number) {
  const all = options(list);
  const chosen = all.length === 0 ? -1 : (index + all.length) % all.length;
  all.forEach((option, number) => option.setAttribute('aria-selected', String(number === chosen)));
  if (chosen < 0) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  input.setAttribute('aria-activedescendant', all[chosen].id);
  all[chosen].scrollIntoView({ block: 'nearest' });
}

(window as unknown as { ownskyPalette: (field: HTMLElement, list: HTMLElement) => void }).ownskyPalette = (field, list) => {
  const input = field.querySelector('input');
  if (!input) {
    return;
  }
  const first = () => choose(input, list, 0);
  window.setTimeout(first, 50);
  if (wired.has(field)) {
    return;
  }
  wired.add(field);
  list.id = 'palette-found';
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-expanded', 'true');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  new MutationObserver(first).observe(list, { childList: true, subtree: true });
  input.addEventListener('keydown', (event) => {
    const now = options(list).findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(input, list, event.key === 'ArrowDown' ? now + 1 : now - 1);
    } else if (event.key === 'Enter' && now >= 0) {
      event.preventDefault();
      options(list)[now].click();
    }
  });
};

export {};
