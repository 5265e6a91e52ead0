import { StatesError } from '@ringi/asl-engine/service';
import { ServiceError } from '../../core/errors.js';
import type { Call, Operation } from '../../core/service.js';
import type { RawInput } from './input.js';

/** An operation whose StatesErrors become what the wire answers. */
export function operation(run: (input: RawInput, call: Call) => unknown): Operation {
  return (input: RawInput, call) => {
    try {
      const answer = run(input, call);
      return answer instanceof Promise ? answer.catch(refuse) : answer;
    } catch (error) {
      return refuse(error);
    }
  };
}

function refuse(error: unknown): never {
  throw error instanceof StatesError ? new ServiceError(error.code, error.message) : error;
}

/** Epoch seconds with milliseconds as a fraction, as the wire carries timestamps. */
export function seconds(millis: number): number {
  return millis / 1_000;
}
