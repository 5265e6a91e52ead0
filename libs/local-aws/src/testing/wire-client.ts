import type { LocalAws } from '../create-local-aws.js';

/** Configuration of an AWS SDK client for an emulator, acting under the given access key. */
export const clientConfig = (aws: LocalAws, accessKeyId = 'test') => ({
  endpoint: aws.endpoint,
  region: aws.environment.region,
  credentials: { accessKeyId, secretAccessKey: 'test' },
});
