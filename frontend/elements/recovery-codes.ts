/**
 * Shows recovery codes this once: in this page only, until they are dismissed. They are never part of the state that the
 * server keeps.
 */
type Words = { title: string; text: string; copy: string; copied: string; download: string; file: string; done: string };

declare global {
  interface Window {
    ownskyRecoveryCodes: (words: Words, codes: string[]) => void;
  }
}

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.append(...content);
  return made;
}

function button(content: string | Node, action: () => void): HTMLElement {
  const made = element('button', 'btn sm', content);
  made.setAttribute('type', 'button');
  made.addEventListener('click', action);
  return made;
}

function download(file: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = file;
  link.setAttribute('router-ignore', '');
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

window.ownskyRecoveryCodes = (words, codes) => {
  document.querySelector('.private-key')?.remove();
  const before = document.activeElement as HTMLElement | null;
  const text = codes.join('\n');
  const caption = element('span', '', words.copy);
  caption.dataset.copied = words.copied;
  const copy = button(caption, () => undefined);
  copy.dataset.copy = text;
  const card = element('section', 'private-key recovery-codes');
  card.setAttribute('role', 'region');
  card.setAttribute('aria-label', words.title);
  card.tabIndex = -1;
  const done = button(words.done, () => {
    card.remove();
    before?.focus();
  });
  card.append(
    element('h2', '', words.title),
    element('p', '', words.text),
    element('ul', 'mono', ...codes.map((code) => element('li', '', code))),
    element('div', 'row', button(words.download, () => download(words.file, `${words.title}\n\n${text}\n`)), copy, done),
  );
  document.body.append(card);
  card.focus();
};

export {};
