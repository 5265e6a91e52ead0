import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Endpoints, PersonEndpoint } from '@ringi/local/endpoints';

/** All that the command line talks to, as one person. */
export interface Aws {
  readonly sfn: SFNClient;
  readonly ssm: SSMClient;
}

export function awsAs(
  { accessKeyId, secretAccessKey }: PersonEndpoint,
  { aws, region }: Pick<Endpoints, 'aws' | 'region'>,
): Aws {
  const options = { endpoint: aws, region, credentials: { accessKeyId, secretAccessKey } };
  return { sfn: new SFNClient(options), ssm: new SSMClient(options) };
}
