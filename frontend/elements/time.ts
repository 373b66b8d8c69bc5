/**
 * A moment as people say it ("8 min ago", "10 days"), with the exact UTC time on hover, kept right by the browser.
 * `at` is the moment, `until` an end that stops the clock, `form` one of `ago`, `for` and `elapsed` (with tenths).
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const shown = new Set<OwnskyTime>();
let serverAhead = 0;

export function duration(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < MINUTE) {
    return `${Math.floor(span / 1000)} s`;
  }
  if (span < HOUR) {
    return `${Math.floor(span / MINUTE)} min`;
  }
  if (span < 2 * DAY) {
    const hours = Math.floor(span / HOUR);
    return hours === 1 ? '1 hour' : `${hours} hours`;
  }
  return `${Math.floor(span / DAY)} days`;
}

function elapsed(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < 100) {
    return `${(span / 1000).toFixed(2)} s`;
  }
  return span < 100_000 ? `${(span / 1000).toFixed(1)} s` : duration(span);
}

class OwnskyTime extends HTMLElement {
  static observedAttributes = ['at', 'until', 'form'];

  connectedCallback() {
    shown.add(this);
    this.show();
  }

  disconnectedCallback() {
    shown.delete(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.show();
    }
  }

  show() {
    const at = Date.parse(this.getAttribute('at') ?? '');
    if (Number.isNaN(at)) {
      this.textContent = '';
      return;
    }
    const until = this.getAttribute('until');
    const end = until ? Date.parse(until) : Date.now() + serverAhead;
    const form = this.getAttribute('form');
    const span = end - at;
    const said = form === 'elapsed' ? elapsed(span) : duration(span);
    const text = form === 'ago' ? (span < 1000 ? 'just now' : `${said} ago`) : said;
    if (this.textContent !== text) {
      this.textContent = text;
    }
    this.title = `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
  }
}

customElements.define('ownsky-time', OwnskyTime);
window.setInterval(() => shown.forEach((time) => time.show()), 1000);

/** Spans are counted by the server's clock, so that a browser whose clock is wrong still shows right ones. */
(window as unknown as { ownskyServerTime: (now: number) => void }).ownskyServerTime = (now) => {
  serverAhead = now - Date.now();
  shown.forEach((time) => time.show());
};
