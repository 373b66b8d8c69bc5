/**
 * Shows a secret this once: in this page only, until it is dismissed. It is never part of the state that the server keeps.
 */
type Words = { title: string; text: string; copy: string; copied: string; done: string };
type Value = { label: string; value: string };

declare global {
  interface Window {
    ownskySecret: (words: Words, values: Value[]) => void;
  }
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(text);
  return made;
}

function line(words: Words, { label, value }: Value): HTMLElement {
  const copy = element('button', 'btn sm');
  copy.setAttribute('type', 'button');
  copy.setAttribute('aria-label', `${words.copy}: ${label}`);
  copy.dataset.copy = value;
  const caption = element('span', '', words.copy);
  caption.dataset.copied = words.copied;
  copy.append(caption);
  const code = element('div', 'code');
  code.append(element('pre', '', value), copy);
  const row = element('div', 'col');
  row.append(element('span', 's12 t2', label), code);
  return row;
}

window.ownskySecret = (words, values) => {
  document.querySelector('.private-key')?.remove();
  const before = document.activeElement as HTMLElement | null;
  const card = element('section', 'private-key');
  card.setAttribute('role', 'region');
  card.setAttribute('aria-label', words.title);
  card.tabIndex = -1;
  const done = element('button', 'btn sm', words.done);
  done.setAttribute('type', 'button');
  done.addEventListener('click', () => {
    card.remove();
    before?.focus();
  });
  card.append(element('h2', '', words.title), element('p', '', words.text), ...values.map((value) => line(words, value)), done);
  document.body.append(card);
  card.focus();
};

export {};
