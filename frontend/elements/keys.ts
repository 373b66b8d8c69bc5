/**
 * Keys that press what is on the page: an element with `data-keys="r"` is pressed by R, one with `data-keys="g i"` by G
 * and then I. In a list J and K move, X selects and Enter opens. Single keys can be switched off, as WCAG 2.1.4 asks.
 */
const OFF = 'ownsky.keys';
const PATIENCE = 1200;
const ASKING =
  'vaadin-dialog[opened], vaadin-popover[opened], vaadin-context-menu[opened], vaadin-select[opened], vaadin-menu-bar-overlay[opened]';
let before = '';
let forget = 0;

type Row = HTMLElement & { _item?: unknown };
type Grid = HTMLElement & {
  shadowRoot: ShadowRoot;
  selectedItems: unknown[];
  $connector: { doSelection(items: unknown[], byPerson: boolean): void; doDeselection(items: unknown[], byPerson: boolean): void };
};

const allowed = () => localStorage.getItem(OFF) !== 'off';

function typing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, [role=combobox], input:not([type=checkbox], [type=radio], [type=button])'))
  );
}

function press(keys: string): boolean {
  const target = [...document.querySelectorAll<HTMLElement>(`[data-keys="${CSS.escape(keys)}"]`)].find(
    (it) => !it.hasAttribute('disabled') && (it.matches('.key-target, .key-links *') || it.checkVisibility()),
  );
  if (!target) {
    return false;
  }
  if (target.matches('vaadin-text-field')) {
    target.focus();
  } else {
    target.click();
  }
  return true;
}

const grid = () => [...document.querySelectorAll<Grid>('vaadin-grid.rows')].find((it) => it.checkVisibility());

function focusedRow(list: Grid): Row | null {
  const focused = list.shadowRoot.activeElement;
  return focused?.closest<Row>('#items tr') ?? null;
}

function move(key: 'ArrowDown' | 'ArrowUp'): boolean {
  const list = grid();
  if (!list) {
    return false;
  }
  const focused = list.shadowRoot.activeElement;
  if (focused && focusedRow(list)) {
    focused.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, composed: true, cancelable: true }));
  } else {
    list.shadowRoot.querySelector<HTMLElement>('#items [tabindex="0"]')?.focus();
    list.toggleAttribute('navigating', true);
  }
  return true;
}

function select(): boolean {
  const list = grid();
  const item = list && focusedRow(list)?._item;
  if (!list || !item || !list.querySelector('vaadin-grid-flow-selection-column')) {
    return false;
  }
  const key = (it: unknown) => (it as { key: string }).key;
  if (list.selectedItems.some((it) => key(it) === key(item))) {
    list.$connector.doDeselection([item], true);
  } else {
    list.$connector.doSelection([item], true);
  }
  return true;
}

/** Opens the row's page; on a cell with buttons Enter keeps the grid's meaning: it goes to them. */
function open(event: KeyboardEvent): boolean {
  const list = event.composedPath().find((it) => it instanceof HTMLElement && it.matches('vaadin-grid.rows')) as Grid | undefined;
  const row = list && focusedRow(list);
  const cell = list?.shadowRoot.activeElement as (HTMLElement & { _content?: HTMLElement }) | null;
  if (!row || cell?._content?.querySelector('vaadin-button')) {
    return false;
  }
  const link = ([...row.children] as (HTMLElement & { _content?: HTMLElement })[])
    .map((it) => it._content?.querySelector<HTMLElement>('a.name'))
    .find((it) => it);
  link?.click();
  return !!link;
}

function act(keys: string, event: KeyboardEvent): boolean {
  switch (keys) {
    case 'j':
      return move('ArrowDown');
    case 'k':
      return move('ArrowUp');
    case 'x':
      return select();
    case 'enter':
      return open(event);
    default:
      return press(keys);
  }
}

document.addEventListener(
  'keydown',
  (event) => {
    if (!event.isTrusted || event.isComposing || event.altKey || document.querySelector(ASKING)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === 'k' && press('ctrl+k')) {
        event.preventDefault();
      }
      return;
    }
    if (typing(event) || (key !== 'enter' && !allowed())) {
      return;
    }
    const keys = before ? `${before} ${key}` : key;
    window.clearTimeout(forget);
    before = '';
    if (keys === 'g') {
      before = key;
      forget = window.setTimeout(() => (before = ''), PATIENCE);
      return;
    }
    if (act(keys, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  { capture: true },
);

(window as unknown as { ownskyKeys: object }).ownskyKeys = {
  allowed,
  allow: (on: boolean) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off')),
};

export {};
