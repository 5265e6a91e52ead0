// The AWS SDK reads it when it is loaded, in every worker.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'e2e',
  // Each test runs a whole system; only a hang takes as long.
  testTimeout: 60_000,
  maxWorkers: 2,
  // An ES module without a CommonJS form, which Jest cannot load as it is.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
};
