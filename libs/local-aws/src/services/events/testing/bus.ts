import { Activity } from '../../../core/activity.js';
import { AuthorizationLog } from '../../../core/authorization-log.js';
import { createCredentialStore } from '../../../core/credential-store.js';
import { LocalEnvironment } from '../../../core/local-environment.js';
import type { ServiceModule } from '../../../core/resource.js';
import { createVirtualClock } from '../../../core/virtual-clock.js';
import { eventsModule, type EventsOptions } from '../index.js';

export interface Invocation {
  readonly service: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
  readonly principal: string;
}

/** EventBridge on a manual clock; what its targets receive is recorded. */
export interface TestBus {
  readonly env: LocalEnvironment;
  readonly events: ServiceModule;
  readonly invocations: readonly Invocation[];
  readonly logs: readonly string[];
  /** Set to refuse the next calls to targets. */
  refuse: (() => Error) | undefined;
  call(operation: string, input: unknown): Promise<Record<string, unknown>>;
}

export const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:report';
export const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';

export function testBus(options: EventsOptions = {}): TestBus {
  const activity = new Activity();
  const logs: string[] = [];
  const invocations: Invocation[] = [];
  const env = new LocalEnvironment({
    partition: 'aws',
    accountId: '123456789012',
    region: 'us-east-1',
    clock: createVirtualClock({ mode: 'manual', start: Date.UTC(2026, 10, 21, 10), activity }),
    activity,
    credentials: createCredentialStore('aws', '123456789012'),
    authorizations: new AuthorizationLog(),
    log: (line) => logs.push(line),
  });
  const events = eventsModule(env, options);
  env.register(events.service);
  const bus: TestBus = {
    env,
    events,
    invocations,
    logs,
    refuse: undefined,
    call: async (operation, input) => {
      const output = await env.invoke('events', operation, input, env.credentials.root);
      await activity.idle();
      return output as Record<string, unknown>;
    },
  };
  const record =
    (service: string) =>
    (input: { Payload?: Uint8Array; input?: string }, call: { principal: { arn: string } }) => {
      const text = input.Payload ? new TextDecoder().decode(input.Payload) : (input.input ?? 'null');
      invocations.push({
        service,
        input: { ...input },
        payload: JSON.parse(text),
        principal: call.principal.arn,
      });
      if (bus.refuse) throw bus.refuse();
      return { StatusCode: 202 };
    };
  const protocol = { kind: 'json', version: '1.0', targetPrefix: 'Fake' } as const;
  env.register({ name: 'lambda', protocol, operations: { Invoke: record('lambda') } });
  env.register({ name: 'states', protocol, operations: { StartExecution: record('states') } });
  return bus;
}
