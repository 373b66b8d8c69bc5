/** Has screen readers speak a text politely. One region for the whole application; the page need not keep one. */
let region: HTMLElement | undefined;

(window as unknown as { ownskyAnnounce: (text: string) => void }).ownskyAnnounce = (text) => {
  if (!region) {
    region = document.createElement('div');
    region.className = 'vh';
    // Where it would else come, after the page, it would make the page one pixel higher and scroll.
    region.style.top = '0';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  region.textContent = '';
  window.setTimeout(() => (region!.textContent = text), 60);
};

export {};
