const preset = require('../../jest.preset.cjs');
module.exports = {
  ...preset,
  displayName: 'dashboard',
  testEnvironment: '<rootDir>/tools/jsdom-with-fetch.cjs',
  setupFilesAfterEnv: ['<rootDir>/tools/jest.setup.cjs'],
  testEnvironmentOptions: { customExportConditions: ['@ringi/source', 'require', 'default'] },
  transformIgnorePatterns: ['/node_modules/(?!(d3-[a-z]+|@xyflow|@dagrejs)/)'],
  moduleNameMapper: { ...preset.moduleNameMapper, '\\.css$': '<rootDir>/tools/css.cjs' },
};
