import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import type { DeliveryMiddleware } from './delivery.js';
import { EventBus } from './event-bus.js';
import { deleteRule } from './operations/delete-rule.js';
import { describeRule } from './operations/describe-rule.js';
import { listRules } from './operations/list-rules.js';
import { listTargetsByRule } from './operations/list-targets-by-rule.js';
import { putEvents } from './operations/put-events.js';
import { putRule } from './operations/put-rule.js';
import { putTargets } from './operations/put-targets.js';
import { removeTargets } from './operations/remove-targets.js';
import { switchRule } from './operations/switch-rule.js';
import { testEventPattern } from './operations/test-event-pattern.js';
import { ruleProvider } from './resources/rule.js';

export type { Delivery, DeliveryMiddleware } from './delivery.js';
export type { DeliveredEvent } from './event.js';

export interface EventsOptions {
  /** Stands between matched events and their targets; default: delivers each once. */
  readonly deliver?: DeliveryMiddleware;
}

/**
 * Amazon EventBridge's default bus: rules with patterns and schedules, targets Lambda, Step Functions and CodePipeline. As on AWS the
 * order of deliveries is not promised, and a delivery may come more than once.
 */
export function eventsModule(env: Environment, options: EventsOptions = {}): ServiceModule {
  const bus = new EventBus(env, options.deliver);
  return {
    service: {
      name: 'events',
      protocol: { kind: 'json', version: '1.1', targetPrefix: 'AWSEvents' },
      operations: {
        DeleteRule: deleteRule(bus),
        DescribeRule: describeRule(bus),
        DisableRule: switchRule(bus, false),
        EnableRule: switchRule(bus, true),
        ListRules: listRules(bus),
        ListTargetsByRule: listTargetsByRule(bus),
        PutEvents: putEvents(bus),
        PutRule: putRule(bus),
        PutTargets: putTargets(bus),
        RemoveTargets: removeTargets(bus),
        TestEventPattern: testEventPattern(),
      },
      close: () => bus.close(),
    },
    resources: { 'AWS::Events::Rule': ruleProvider(bus) },
  };
}
