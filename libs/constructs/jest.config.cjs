// The template validator of aws-cdk-lib runs in `nx synth infra`; here it would cost seconds a suite.
process.env.CDK_VALIDATION = 'false';

module.exports = { ...require('../../jest.preset.cjs'), displayName: 'constructs' };
