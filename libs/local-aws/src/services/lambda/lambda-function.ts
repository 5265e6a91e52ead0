import type { RunnableFunction } from './function-runner.js';

/** One function of the account: its configuration as deployed. */
export interface LambdaFunction extends RunnableFunction {
  readonly role: string;
  readonly description: string;
  readonly architectures: readonly string[];
  /** Variables as configured, without those that Lambda adds. */
  readonly variables: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly logFormat: string;
  readonly tracingMode: string;
  readonly ephemeralStorageMegabytes: number;
  readonly reservedConcurrency: number | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Epoch milliseconds, virtual. */
  readonly lastModified: number;
  readonly revisionId: string;
}

/** How asynchronous invocations of a function are retried. */
export interface EventInvokeConfig {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
}

export interface PermissionStatement {
  readonly id: string;
  readonly functionArn: string;
  readonly action: string;
  readonly principal: string;
  readonly sourceArn?: string | undefined;
  readonly sourceAccount?: string | undefined;
}

/** State of the Lambda service. */
export class FunctionStore {
  /** By function name. */
  readonly functions = new Map<string, LambdaFunction>();
  /** By function name. */
  readonly eventInvokeConfigs = new Map<string, EventInvokeConfig>();
  /** Resource policy statements by id; recorded, not yet enforced. */
  readonly permissions = new Map<string, PermissionStatement>();
}
