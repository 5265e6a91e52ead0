import type { Activity } from './activity.js';
import type { VirtualClock } from './clock.js';
import type { CredentialStore } from './credentials.js';
import type { Principal } from './principal.js';

/** One event as EventBridge's default bus carries it (without `version`, `id`, `account`, `time`, `region`, which the bus adds). */
export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** One authorisation question: what IAM would be asked for a call. Only recorded today, not yet enforced. */
export interface AuthorizationRecord {
  readonly at: number;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

/** One account in one Region: everything a service needs besides its own state. */
export interface Environment {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  readonly clock: VirtualClock;
  /** Counts work in flight, so that the clock can be advanced from one quiet moment to the next. */
  readonly activity: Activity;
  readonly credentials: CredentialStore;
  /** Endpoint of this emulator (`http://127.0.0.1:4566`), known once it listens. */
  endpoint(): string;
  /** Puts an event on the default bus; delivery is asynchronous. */
  emit(event: BusEvent): void;
  /** Registers who receives emitted events (EventBridge). */
  subscribe(listener: (event: BusEvent) => void): void;
  /**
   * Calls an operation of any service in process, exactly as the wire would, as `principal`.
   * @throws ServiceError as the wire would answer it.
   */
  invoke(service: string, operation: string, input: unknown, principal: Principal): Promise<unknown>;
  /** Records which action on which resource a call needs. Each operation calls it through {@link Call.authorize}. */
  authorize(principal: Principal, action: string, resource: string): void;
  arn(service: string, resource: string, options?: { region?: string; accountId?: string }): string;
  log(line: string): void;
}
