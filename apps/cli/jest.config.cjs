process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

module.exports = { ...require('../../jest.preset.cjs'), displayName: 'cli' };
