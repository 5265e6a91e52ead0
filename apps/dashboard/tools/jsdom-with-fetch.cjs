const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom with the parts of the web that Node has and jsdom lacks. */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, {
      fetch,
      Headers,
      Request,
      Response,
      TextEncoder,
      TextDecoder,
      structuredClone,
    });
  }
};
