import type { SFNClient } from '@aws-sdk/client-sfn';
import type { STSClient } from '@aws-sdk/client-sts';
import { callerMachine } from '@ringi/approvals';
import { ApiWorld, PURCHASE } from '../../testing/api-world.js';
import { deployedOf } from './deployed.js';
import { executionReader } from './execution-reader.js';
import { PersonSessions } from './person-sessions.js';

/** A client that answers each command by name, or throws what it is given. */
const clientOf = (answers: Readonly<Record<string, unknown>>): SFNClient =>
  ({
    send: (command: object) => {
      const answer = answers[command.constructor.name];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  }) as unknown as SFNClient;
const named = (name: string): Error => Object.assign(new Error(name), { name });

describe('what is deployed of a flow', () => {
  const { deployed } = new ApiWorld();

  it('is read from the definition of its caller, as the domain writes it', async () => {
    const components = deployed.levels.map(({ component_arn }) => component_arn);
    const definition = JSON.stringify(
      callerMachine(PURCHASE, { admit: 'arn:admit', components, deployed }).toASL(),
    );

    expect(await deployedOf(clientOf({ DescribeStateMachineCommand: { definition } }), 'arn')).toEqual(
      deployed,
    );
  });

  it('is nothing without the caller, and an error when it is another state machine', async () => {
    const missing = clientOf({ DescribeStateMachineCommand: named('StateMachineDoesNotExist') });
    const other = clientOf({ DescribeStateMachineCommand: { definition: '{"States":{}}' } });

    expect(await deployedOf(missing, 'arn')).toBeUndefined();
    await expect(deployedOf(other, 'arn:x')).rejects.toThrow('arn:x is not the caller of a flow');
  });
});

describe('executions', () => {
  it('have their events’ details under one name, whatever their type', async () => {
    const reader = executionReader(
      clientOf({
        GetExecutionHistoryCommand: {
          nextToken: 'next',
          events: [
            {
              id: 1,
              type: 'ExecutionStarted',
              timestamp: new Date(0),
              executionStartedEventDetails: { input: '{}' },
            },
            { id: 2, previousEventId: 1, type: 'PassStateEntered', timestamp: new Date(1000) },
          ],
        },
      }),
    );

    expect(await reader.history('arn', undefined)).toEqual({
      next: 'next',
      events: [
        {
          id: 1,
          previous_event_id: 0,
          type: 'ExecutionStarted',
          at: '1970-01-01T00:00:00.000Z',
          details: { input: '{}' },
        },
        { id: 2, previous_event_id: 1, type: 'PassStateEntered', at: '1970-01-01T00:00:01.000Z' },
      ],
    });
  });

  it('that are gone have no events, and a page that has expired is told so', async () => {
    const gone = named('ExecutionDoesNotExist');
    const reader = executionReader(
      clientOf({ GetExecutionHistoryCommand: gone, DescribeExecutionCommand: gone }),
    );

    expect(await reader.history('arn', undefined)).toEqual({ events: [] });
    expect(await reader.describe('arn')).toBeUndefined();
    for (const name of ['InvalidToken', 'ValidationException']) {
      const expired = executionReader(clientOf({ GetExecutionHistoryCommand: named(name) }));
      await expect(expired.history('arn', 'x')).rejects.toMatchObject({ status: 400 });
    }
  });
});

it('a person’s session is named after the person, and taken once until it is about to expire', async () => {
  const asked: unknown[] = [];
  let expiration = new Date(Date.now() + 3600_000);
  const sts = {
    send: ({ input }: { input: unknown }) => {
      asked.push(input);
      const Credentials = {
        AccessKeyId: 'a',
        SecretAccessKey: 'b',
        SessionToken: 'c',
        Expiration: expiration,
      };
      return Promise.resolve({ Credentials });
    },
  } as unknown as STSClient;
  const sessions = new PersonSessions(sts, 'arn:role');
  await sessions.of('sato');
  await sessions.of('sato');
  expect(asked).toEqual([{ RoleArn: 'arn:role', RoleSessionName: 'sato' }]);

  expiration = new Date(Date.now() + 60_000);
  await sessions.of('suzuki');
  await sessions.of('suzuki');
  expect(asked).toHaveLength(3);
});
