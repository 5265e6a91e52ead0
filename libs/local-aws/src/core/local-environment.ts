import { randomUUID } from 'node:crypto';
import type { Activity } from './activity.js';
import type { AuthorizationLog } from './authorization-log.js';
import type { VirtualClock } from './clock.js';
import type { CredentialStore } from './credentials.js';
import type { BusEvent, Environment } from './environment.js';
import { notEmulated } from './errors.js';
import type { Principal } from './principal.js';
import type { Call, Service } from './service.js';

export interface LocalEnvironmentOptions {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly credentials: CredentialStore;
  readonly authorizations: AuthorizationLog;
  readonly log: (line: string) => void;
}

/** The {@link Environment} of one emulator; services register themselves after it was made. */
export class LocalEnvironment implements Environment {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly credentials: CredentialStore;
  readonly #authorizations: AuthorizationLog;
  readonly #log: (line: string) => void;
  readonly #services = new Map<string, Service>();
  readonly #listeners: ((event: BusEvent) => void)[] = [];
  #endpoint: string | undefined;

  constructor(options: LocalEnvironmentOptions) {
    this.partition = options.partition;
    this.accountId = options.accountId;
    this.region = options.region;
    this.clock = options.clock;
    this.activity = options.activity;
    this.credentials = options.credentials;
    this.#authorizations = options.authorizations;
    this.#log = options.log;
  }

  register(service: Service): void {
    this.#services.set(service.name, service);
  }

  service(name: string): Service | undefined {
    return this.#services.get(name);
  }

  services(): readonly Service[] {
    return [...this.#services.values()];
  }

  listensAt(endpoint: string): void {
    this.#endpoint = endpoint;
  }

  endpoint(): string {
    if (this.#endpoint === undefined)
      throw new Error('local-aws does not listen yet, so it has no endpoint.');
    return this.#endpoint;
  }

  emit(event: BusEvent): void {
    void this.activity.track(async () => {
      await Promise.resolve(); // delivery is never part of what emitted the event
      for (const listener of this.#listeners) {
        try {
          listener(event);
        } catch (error) {
          this.log(`Delivering ${event.source} "${event['detail-type']}" failed: ${text(error)}`);
        }
      }
    });
  }

  subscribe(listener: (event: BusEvent) => void): void {
    this.#listeners.push(listener);
  }

  invoke(service: string, operation: string, input: unknown, principal: Principal): Promise<unknown> {
    return this.call(service, operation, input, principal, randomUUID());
  }

  /** {@link invoke} with the request id of the wire. */
  call(
    serviceName: string,
    operationName: string,
    input: unknown,
    principal: Principal,
    requestId: string,
  ): Promise<unknown> {
    return this.activity.track(async () => {
      const service = this.#services.get(serviceName);
      if (!service) throw notEmulated(`the service '${serviceName}'`);
      const operations = service.operations;
      const operation = Object.hasOwn(operations, operationName) ? operations[operationName] : undefined;
      if (!operation) throw notEmulated(`${serviceName}:${operationName}`);
      const call: Call = {
        principal,
        requestId,
        authorize: (action, resource) => this.authorize(principal, action, resource),
      };
      return operation(input as never, call);
    });
  }

  authorize(principal: Principal, action: string, resource: string): void {
    this.#authorizations.add({ at: this.clock.now(), principal: principal.arn, action, resource });
  }

  arn(service: string, resource: string, options: { region?: string; accountId?: string } = {}): string {
    const { region = this.region, accountId = this.accountId } = options;
    return `arn:${this.partition}:${service}:${region}:${accountId}:${resource}`;
  }

  log(line: string): void {
    this.#log(line);
  }
}

const text = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
