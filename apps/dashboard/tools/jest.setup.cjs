// What jsdom lacks and the pages need: encoders, a layout (every element is 800 by 600) and observers.
require('@testing-library/jest-dom');
const { TextEncoder, TextDecoder } = require('node:util');
const { webcrypto } = require('node:crypto');

class Observer {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
}

Object.assign(globalThis, {
  TextEncoder,
  TextDecoder,
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
});
// jsdom has no fetch of its own; Node's classes do for the API in memory.
for (const name of ['fetch', 'Request', 'Response', 'Headers']) globalThis[name] ??= global[name];
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 800 });
window.scrollTo = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
window.matchMedia ??= (media) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});
