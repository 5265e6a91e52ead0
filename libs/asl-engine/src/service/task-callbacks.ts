import type { Json } from '@ringi/asl';
import { messageOf } from '../errors.js';
import { TaskTokens, type PendingTask } from '../task/tokens.js';
import { parseJsonText } from './json-text.js';
import { checkLength, checkPayload } from './limits.js';
import { StatesError } from './states-error.js';

/** SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat. Each token is accepted once. */
export class TaskCallbacks {
  readonly #tokens: TaskTokens;

  constructor(tokens: TaskTokens) {
    this.#tokens = tokens;
  }

  /** @throws StatesError InvalidOutput, InvalidToken, TaskTimedOut. */
  succeed(taskToken: string, output: string): void {
    checkPayload(output, 'output');
    const value = read(output);
    this.#pending(taskToken).succeed(value);
  }

  /** @throws StatesError InvalidToken, TaskTimedOut. */
  fail(taskToken: string, error?: string, cause?: string): void {
    checkLength(error, 'error', 256);
    checkLength(cause, 'cause', 32_768);
    this.#pending(taskToken).fail(error, cause);
  }

  /** @throws StatesError InvalidToken, TaskTimedOut. */
  heartbeat(taskToken: string): void {
    this.#pending(taskToken).heartbeat();
  }

  /** ARN of the machine whose task waits for the token, the resource of the SendTask actions in IAM. */
  stateMachineOf(taskToken: string): string | undefined {
    return this.#tokens.get(taskToken)?.stateMachineArn;
  }

  #pending(token: string): PendingTask {
    if (!TaskTokens.looksValid(token))
      throw new StatesError('InvalidToken', "Invalid Token: 'Invalid token'");
    const pending = this.#tokens.get(token);
    if (pending) return pending;
    throw new StatesError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
}

function read(output: string): Json {
  try {
    return parseJsonText(output);
  } catch (error) {
    throw new StatesError('InvalidOutput', `Invalid Output: '${messageOf(error)}'`);
  }
}
