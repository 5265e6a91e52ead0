import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import {
  admitRequest,
  awsPorts,
  close,
  documentClient,
  reconcile,
  report,
  reproject,
  requestId,
  requestStore,
  start,
  startAgainBy,
} from '@ringi/handlers';
import type { FunctionRunner } from '@ringi/local-aws';
import {
  AdmitEventSchema,
  CloseEventSchema,
  FlowSchema,
  ReportEventSchema,
  StartEventSchema,
} from '@ringi/shared-types';

export const MORTAL = ['start', 'report', 'close', 'reconcile'] as const;
export type Mortal = (typeof MORTAL)[number];

/** Which invocation dies, and after how many of its calls to AWS (0: before any). */
export interface Death {
  readonly function: Mortal;
  readonly after: number;
  calls: number;
  died: boolean;
}

class Died extends Error {
  override readonly name = 'Runtime.ExitError';
}

/**
 * Runs the deployed functions in this process, on the same handlers, AWS clients and credentials as the bundles, so that
 * one invocation of one function can be killed after any of its calls. `death` is used up by the next invocation of its
 * function.
 */
export function mortalFunctions(clock: { now(): number }) {
  let death: Death | undefined;

  const runner: FunctionRunner = async (fn, payload) => {
    const name = fn.name.slice(fn.name.lastIndexOf('-') + 1);
    const plan = death?.function === name ? death : undefined;
    if (plan) death = undefined;
    const dieIfPlanned = (): void => {
      if (!plan || plan.calls < plan.after) return;
      plan.died = true;
      throw new Died(`${name} died after call ${plan.after}`);
    };
    const configuration = {
      endpoint: fn.environment['AWS_ENDPOINT_URL'],
      region: fn.environment['AWS_REGION'],
      credentials: fn.credentials,
      maxAttempts: 1,
    };
    const clients = {
      dynamodb: new DynamoDBClient(configuration),
      sfn: new SFNClient(configuration),
      ssm: new SSMClient(configuration),
      codepipeline: new CodePipelineClient(configuration),
      lambda: new LambdaClient(configuration),
    };
    for (const client of Object.values(clients)) {
      (client as DynamoDBClient).middlewareStack.add(
        (next) => async (args) => {
          dieIfPlanned();
          try {
            return await next(args);
          } finally {
            if (plan) plan.calls += 1;
            dieIfPlanned();
          }
        },
        { step: 'initialize' },
      );
    }
    const variable = (key: string): string => fn.environment[key] ?? '';
    const ports = {
      ...awsPorts(
        {
          requestsTable: variable('RINGI_REQUESTS_TABLE'),
          tokensTable: variable('RINGI_TOKENS_TABLE'),
          deployment: variable('RINGI_DEPLOYMENT'),
          startRole: variable('RINGI_START_ROLE'),
        },
        clients,
        { log: () => undefined, now: () => clock.now() },
      ),
      startAgain: startAgainBy(clients.lambda, variable('RINGI_START_FUNCTION')),
    };
    try {
      switch (name) {
        case 'admit': {
          const flow = FlowSchema.parse(JSON.parse(readFileSync(join(fn.codePath, 'flow.json'), 'utf8')));
          const requests = requestStore(documentClient(clients.dynamodb), variable('RINGI_REQUESTS_TABLE'));
          return await admitRequest(requests, flow, AdmitEventSchema.parse(payload));
        }
        case 'start':
          return await start(ports, StartEventSchema.parse(payload));
        case 'report':
          return await report(ports, ReportEventSchema.parse(payload));
        case 'close':
          return await close(ports, CloseEventSchema.parse(payload));
        case 'reconcile': {
          const done = await reconcile(ports);
          // Reconcile contains the failure of one record; a dead process does not get to answer.
          if (plan?.died) throw new Died(`${name} died after call ${plan.after}`);
          return done;
        }
        case 'projector': {
          const { caller_execution_arn = '' } = payload as { caller_execution_arn?: string };
          return { projected: await reproject(ports, requestId(caller_execution_arn)) };
        }
        default:
          throw new Error(`mortalFunctions does not know the function ${fn.name}.`);
      }
    } finally {
      for (const client of Object.values(clients)) client.destroy();
    }
  };

  return {
    runner,
    /** The next invocation of the function dies so. */
    kill(next: Death): void {
      death = next;
    },
    spare(): void {
      death = undefined;
    },
  };
}
