import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { handle } from 'hono/aws-lambda';
import { awsApiPorts } from '../api/aws/api-ports.js';
import { readApiConfig } from '../api/config.js';
import { createApi } from '../api/create-api.js';
import { log } from '../aws/log.js';

// The flows and the people lie beside the bundle; the stack that deploys the API puts them there.
const config = readApiConfig(new URL('./', import.meta.url));
const ports = awsApiPorts(
  config,
  {
    dynamodb: new DynamoDBClient(),
    sfn: new SFNClient(),
    ssm: new SSMClient(),
    codepipeline: new CodePipelineClient(),
    sts: new STSClient(),
    lambda: new LambdaClient(),
  },
  { log, now: Date.now },
);

/** An HTTP API's Lambda proxy integration, payload format 2.0. */
export const handler = handle(createApi(ports, config));
