import { Activity } from '../../../core/activity.js';
import { AuthorizationLog } from '../../../core/authorization-log.js';
import { createCredentialStore } from '../../../core/credential-store.js';
import type { BusEvent } from '../../../core/environment.js';
import { LocalEnvironment } from '../../../core/local-environment.js';
import type { Principal } from '../../../core/principal.js';
import type { ServiceModule } from '../../../core/resource.js';
import { createVirtualClock } from '../../../core/virtual-clock.js';
import { snsModule, type Mailbox } from '../../sns/index.js';
import { ssmModule, type SsmOptions } from '../index.js';

export interface FakeInvocation {
  readonly functionName: string;
  readonly payload: string;
  readonly principal: string;
}

/** What the fake Lambda answers; throw to refuse the call. */
export type FakeFunction = (payload: string, attempt: number) => unknown;

/** One account in process, on a manual clock, with Systems Manager, SNS and a Lambda service of plain functions. */
export interface TestAccount {
  readonly env: LocalEnvironment;
  readonly ssm: ServiceModule;
  readonly mailbox: Mailbox;
  readonly events: readonly BusEvent[];
  readonly invocations: readonly FakeInvocation[];
  readonly authorizations: AuthorizationLog;
  readonly functions: Map<string, FakeFunction>;
  /** Calls an operation of Systems Manager and lets all work settle. */
  call<T = Record<string, unknown>>(operation: string, input: unknown, principal?: Principal): Promise<T>;
  /** A session of `role/Approver`. */
  person(name: string): Principal;
  user(name: string): Principal;
}

export const ACCOUNT = '123456789012';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/AutomationRole`;
/** Nov 29, 2024 7:43:23 PM UTC. */
export const START = Date.UTC(2024, 10, 29, 19, 43, 23);

export function testAccount(options: SsmOptions = {}): TestAccount {
  const activity = new Activity();
  const authorizations = new AuthorizationLog();
  const env = new LocalEnvironment({
    partition: 'aws',
    accountId: ACCOUNT,
    region: 'us-east-1',
    clock: createVirtualClock({ mode: 'manual', start: START, activity }),
    activity,
    credentials: createCredentialStore('aws', ACCOUNT),
    authorizations,
    log: (line) => {
      throw new Error(line);
    },
  });
  const events: BusEvent[] = [];
  env.subscribe((event) => events.push(event));
  const invocations: FakeInvocation[] = [];
  const functions = new Map<string, FakeFunction>();
  const ssm = ssmModule(env, options);
  const sns = snsModule(env);
  env.register(ssm.service);
  env.register(sns.service);
  env.register(fakeLambda(functions, invocations));
  return {
    env,
    ssm,
    mailbox: sns.mailbox,
    events,
    invocations,
    authorizations,
    functions,
    call: async <T>(operation: string, input: unknown, principal = env.credentials.root) => {
      const output = await env.invoke('ssm', operation, input, principal);
      await activity.idle();
      return output as T;
    },
    person: (name) => env.credentials.assumedRole(`arn:aws:iam::${ACCOUNT}:role/Approver`, name),
    user: (name) => ({
      arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
      userId: `AIDA${name.toUpperCase()}`,
      accountId: ACCOUNT,
    }),
  };
}

function fakeLambda(
  functions: ReadonlyMap<string, FakeFunction>,
  invocations: FakeInvocation[],
): ServiceModule['service'] {
  return {
    name: 'lambda',
    protocol: { kind: 'rest-json', routes: [] },
    operations: {
      Invoke: (input: { FunctionName: string; Payload?: Uint8Array }, call) => {
        call.authorize('lambda:InvokeFunction', input.FunctionName);
        const payload = new TextDecoder().decode(input.Payload);
        invocations.push({ functionName: input.FunctionName, payload, principal: call.principal.arn });
        const answer = functions.get(input.FunctionName)?.(payload, invocations.length);
        return answer ?? { StatusCode: 200, Payload: new TextEncoder().encode('null') };
      },
    },
  };
}
