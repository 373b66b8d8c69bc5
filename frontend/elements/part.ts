/**
 * Shows markup that the server wrote, and changes only what differs when the server writes it again: focus, scroll
 * position and text selection stay, and an element whose `data-v` differs flashes.
 */
class OwnskyPart extends HTMLElement {
  #content = '';

  connectedCallback() {
    // The property may have been set before this class was known.
    if (Object.hasOwn(this, 'content')) {
      const early = (this as unknown as { content: string }).content;
      delete (this as unknown as { content?: string }).content;
      this.content = early;
    }
  }

  get content(): string {
    return this.#content;
  }

  set content(markup: string) {
    if (markup === this.#content) {
      return;
    }
    const first = this.#content === '';
    this.#content = markup;
    const template = document.createElement('template');
    template.innerHTML = markup;
    if (first) {
      this.replaceChildren(template.content);
      return;
    }
    alignChildren(this, template.content);
  }
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute('data-key') : null;
}

function sameKind(present: Node, wanted: Node): boolean {
  return present.nodeType === wanted.nodeType && present.nodeName === wanted.nodeName && keyOf(present) === keyOf(wanted);
}

function alignChildren(present: Node, wanted: Node) {
  const byKey = new Map<string, Node>();
  present.childNodes.forEach((child) => {
    const key = keyOf(child);
    if (key !== null) {
      byKey.set(key, child);
    }
  });
  let cursor = present.firstChild;
  for (const next of Array.from(wanted.childNodes)) {
    const key = keyOf(next);
    let match = key !== null ? byKey.get(key) : cursor;
    if (key === null && match && keyOf(match) !== null) {
      match = undefined;
    }
    if (match && sameKind(match, next)) {
      if (match !== cursor) {
        present.insertBefore(match, cursor);
      } else {
        cursor = cursor!.nextSibling;
      }
      align(match, next);
    } else {
      present.insertBefore(next, cursor);
    }
  }
  while (cursor) {
    const surplus = cursor;
    cursor = cursor.nextSibling;
    present.removeChild(surplus);
  }
}

function align(present: Node, wanted: Node) {
  if (present instanceof Element && wanted instanceof Element) {
    if (present.hasAttribute('data-v') && present.getAttribute('data-v') !== wanted.getAttribute('data-v')) {
      present.classList.remove('changed');
      void (present as HTMLElement).offsetWidth;
      wanted.classList.add('changed');
    }
    for (const { name } of Array.from(present.attributes)) {
      if (!wanted.hasAttribute(name) && !(name === 'open' && present.nodeName === 'DETAILS')) {
        present.removeAttribute(name);
      }
    }
    for (const { name, value } of Array.from(wanted.attributes)) {
      if (present.getAttribute(name) !== value) {
        present.setAttribute(name, value);
      }
    }
    if (present.nodeName !== 'OWNSKY-TIME') {
      alignChildren(present, wanted);
    }
  } else if (present.nodeValue !== wanted.nodeValue) {
    present.nodeValue = wanted.nodeValue;
  }
}

/** A button with `data-copy` copies that text, says so for two seconds, and needs no server for it. */
async function copyOnClick(event: Event) {
  const button = event.composedPath().find((it) => it instanceof HTMLElement && it.dataset.copy !== undefined) as
    | HTMLElement
    | undefined;
  if (!button) {
    return;
  }
  await copy(button.dataset.copy!);
  const label = button.querySelector<HTMLElement>('[data-copied]');
  if (label && !label.dataset.before) {
    label.dataset.before = label.textContent ?? '';
    label.textContent = label.dataset.copied!;
    window.setTimeout(() => {
      label.textContent = label.dataset.before!;
      delete label.dataset.before;
    }, 2000);
  }
}

async function copy(text: string) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Plain http from another machine has no clipboard object.
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

customElements.define('ownsky-part', OwnskyPart);
document.addEventListener('click', copyOnClick);

export {};
