import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { StartEventSchema, type Started } from '@ringi/shared-types';
import { variable } from '../aws/environment.js';
import { lambdaPorts } from '../aws/lambda-ports.js';
import { codePipelineStarter } from '../backends/codepipeline/starter.js';
import { start } from '../core/start.js';
import { documentClient } from '../store/client.js';

const clients = {
  s3: new S3Client(),
  sns: new SNSClient(),
  documents: documentClient(new DynamoDBClient()),
};
const ports = lambdaPorts({
  codepipeline: codePipelineStarter(clients, variable('RINGI_REQUESTS_TABLE')),
});

export const handler = (event: unknown): Promise<Started> => start(ports, StartEventSchema.parse(event));
