/**
 * Hands a private key to the person: downloads it at once and keeps it in this page only, until it is dismissed. It is
 * never part of the state that the server keeps. Where it went is remembered for the commands that name the file.
 */
type Words = { title: string; text: string; again: string; copy: string; copied: string; done: string };

declare global {
  interface Window {
    ownskyPrivateKey: (name: string, key: string, words: Words) => void;
    ownskyKeyFile: (name: string, otherwise: string) => string;
    ownskyKeepKeyFile: (name: string, file: string) => void;
  }
}

function download(fileName: string, key: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([key], { type: 'application/x-pem-file' }));
  link.download = fileName;
  link.setAttribute('router-ignore', '');
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function button(text: string, action: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn sm';
  made.append(text);
  made.addEventListener('click', action);
  return made;
}

window.ownskyPrivateKey = (name, key, words) => {
  const fileName = `${name}.pem`;
  window.ownskyKeepKeyFile(name, `~/Downloads/${fileName}`);
  download(fileName, key);

  document.querySelector('.private-key')?.remove();
  const card = document.createElement('section');
  card.className = 'private-key';
  card.setAttribute('role', 'region');
  card.setAttribute('aria-label', words.title);
  const title = document.createElement('h2');
  title.textContent = words.title;
  const text = document.createElement('p');
  text.textContent = words.text;
  const copy = button('', () => undefined);
  copy.dataset.copy = key;
  const label = document.createElement('span');
  label.dataset.copied = words.copied;
  label.textContent = words.copy;
  copy.append(label);
  const actions = document.createElement('div');
  actions.className = 'row';
  actions.append(
    button(words.again, () => download(fileName, key)),
    copy,
    button(words.done, () => card.remove()),
  );
  card.append(title, text, actions);
  document.body.append(card);
};

const stored = (name: string) => `ownsky.key-file.${name}`;

window.ownskyKeyFile = (name, otherwise) => localStorage.getItem(stored(name)) ?? otherwise;
window.ownskyKeepKeyFile = (name, file) => localStorage.setItem(stored(name), file);

export {};
