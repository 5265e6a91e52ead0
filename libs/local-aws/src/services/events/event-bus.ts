import { randomUUID } from 'node:crypto';
import type { BusEvent, Environment } from '../../core/environment.js';
import { ruleNotFound } from './errors.js';
import { send, type DeliveryMiddleware } from './delivery.js';
import type { DeliveredEvent } from './event.js';
import type { Rule, RuleDefinition } from './rule.js';

/** The account's default event bus: its rules, their schedules, and the delivery to their targets. */
export class EventBus {
  readonly env: Environment;
  readonly rules = new Map<string, Rule>();
  readonly #deliver: DeliveryMiddleware;

  constructor(env: Environment, deliver: DeliveryMiddleware = (_, next) => next()) {
    this.env = env;
    this.#deliver = deliver;
    env.subscribe((event) => this.receive(event));
  }

  /** @throws ServiceError ResourceNotFoundException */
  rule(name: string): Rule {
    const rule = this.rules.get(name);
    if (!rule) throw ruleNotFound(name);
    return rule;
  }

  /** Creates a rule or changes one, which keeps its targets. */
  put(definition: RuleDefinition): Rule {
    const existing = this.rules.get(definition.name);
    const rule: Rule = existing ?? { definition, targets: new Map(), cancelTimer: () => undefined };
    const scheduleChanged =
      existing?.definition.scheduleExpression !== definition.scheduleExpression ||
      existing?.definition.enabled !== definition.enabled;
    rule.definition = definition;
    this.rules.set(definition.name, rule);
    if (scheduleChanged) this.#schedule(rule);
    return rule;
  }

  remove(name: string): void {
    this.rules.get(name)?.cancelTimer();
    this.rules.delete(name);
  }

  close(): void {
    for (const rule of this.rules.values()) rule.cancelTimer();
  }

  /** Takes an event onto the bus and answers its id. Targets receive it in a later turn, in no promised order. */
  receive(event: BusEvent, time = this.env.clock.now()): string {
    const full = this.#complete(event, time);
    for (const rule of this.rules.values())
      if (rule.definition.enabled && rule.definition.matches?.(full)) this.#dispatch(rule, full);
    return full.id;
  }

  #complete(event: BusEvent, time: number): DeliveredEvent {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': event['detail-type'],
      source: event.source,
      account: this.env.accountId,
      time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: this.env.region,
      resources: event.resources,
      detail: event.detail,
    };
  }

  #dispatch(rule: Rule, event: DeliveredEvent): void {
    const identity = { name: rule.definition.name, arn: rule.definition.arn };
    for (const target of rule.targets.values()) {
      const delivery = { rule: identity, target, event, input: target.makeInput(event, identity) };
      void this.env.activity.track(async () => {
        await new Promise<void>((resolve) => setImmediate(resolve));
        try {
          this.#deliver(delivery, () => send(this.env, delivery));
        } catch (error) {
          this.env.log(`events: the delivery middleware failed: ${String(error)}`);
        }
      });
    }
  }

  #schedule(rule: Rule): void {
    rule.cancelTimer();
    rule.cancelTimer = () => undefined;
    const { schedule, enabled, arn } = rule.definition;
    if (!schedule || !enabled) return;
    const anchor = this.env.clock.now();
    const arm = (): void => {
      const at = schedule.next(this.env.clock.now(), anchor);
      if (at === undefined) return;
      const fire = (): void => {
        const now = this.env.clock.now();
        this.#dispatch(
          rule,
          this.#complete(
            { source: 'aws.events', 'detail-type': 'Scheduled Event', resources: [arn], detail: {} },
            now,
          ),
        );
        arm();
      };
      rule.cancelTimer = this.env.clock.setTimer(at, fire, {
        coalesce: (until) => schedule.last(until, at, anchor),
      });
    };
    arm();
  }
}
