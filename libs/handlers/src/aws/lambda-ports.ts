import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Ports } from '../core/ports.js';
import { variable } from './environment.js';
import { log } from './log.js';
import { awsPorts, type Starters } from './ports.js';

/** The ports of a deployed function, by its environment. */
export const lambdaPorts = (starters?: Starters): Ports =>
  awsPorts(
    {
      requestsTable: variable('RINGI_REQUESTS_TABLE'),
      tokensTable: variable('RINGI_TOKENS_TABLE'),
      deployment: variable('RINGI_DEPLOYMENT'),
      startRole: variable('RINGI_START_ROLE'),
    },
    {
      dynamodb: new DynamoDBClient(),
      sfn: new SFNClient(),
      ssm: new SSMClient(),
      // Starts of executions are throttled early.
      codepipeline: new CodePipelineClient({ maxAttempts: 8 }),
    },
    { log, now: Date.now },
    starters,
  );
