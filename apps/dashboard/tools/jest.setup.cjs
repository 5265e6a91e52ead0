// What jsdom lacks and the pages need: a layout (every element is 800 by 600), observers, a crypto.
require('@testing-library/jest-dom');
const { webcrypto } = require('node:crypto');

const nothing = () => undefined;
class Observer {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
}

Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
// A scrolling list is 600 pixels high, everything else 40.
const height = (element) => (element.classList.contains('virtual') ? 600 : 40);
for (const name of ['offsetHeight', 'clientHeight']) {
  Object.defineProperty(HTMLElement.prototype, name, {
    configurable: true,
    get() {
      return height(this);
    },
  });
}
for (const name of ['offsetWidth', 'clientWidth']) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 800 });
}
Object.assign(window, { scrollTo: nothing });
Object.assign(Element.prototype, { scrollTo: nothing, scrollIntoView: nothing });
window.matchMedia ??= (media) => ({
  media,
  matches: false,
  addEventListener: nothing,
  removeEventListener: nothing,
});

// Answers of the API in memory arrive between the actions of a test; the tests wait for what they show.
const { error } = console;
console.error = (...words) => {
  if (!String(words[0]).includes('not wrapped in act')) error(...words);
};
