module.exports = {
  ...require('../../jest.preset.cjs'),
  displayName: 'local',
  // An ES module without a CommonJS form, which Jest cannot load as it is.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
};
