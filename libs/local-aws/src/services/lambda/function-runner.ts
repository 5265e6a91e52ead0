import type { Credentials } from '../../core/credentials.js';

/** What a runner needs to know about a function. */
export interface RunnableFunction {
  readonly name: string;
  readonly arn: string;
  /** Folder that holds the function's code (what AWS unzips into `/var/task`). */
  readonly codePath: string;
  /** `file.export` */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** The function's complete environment: its own variables and those Lambda adds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/**
 * Runs one invocation: parsed event in, JSON value out. A rejection is a function error: its `name` becomes the errorType,
 * its `message` the errorMessage; a {@link FunctionFailure} says all three parts itself.
 */
export interface FunctionRunner {
  (fn: RunnableFunction, payload: unknown, context: InvocationContext): Promise<unknown>;
  /** The function's code or configuration changed, or the function is gone: forget what is kept for it. */
  forget?(functionArn: string): void | Promise<void>;
  close?(): void | Promise<void>;
}

/** A function error as Lambda answers it in the payload. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure';
  readonly errorType: string;
  readonly trace: readonly string[] | undefined;

  constructor(errorType: string, errorMessage: string, trace?: readonly string[]) {
    super(errorMessage);
    this.errorType = errorType;
    this.trace = trace;
  }
}
