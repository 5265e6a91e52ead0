import type { Json } from '@ringi/asl';
import { messageOf } from '../errors.js';
import { parseJsonText } from './json-text.js';
import { checkPayload } from './limits.js';
import { StatesError } from './states-error.js';

/** The value of an execution's input text. @throws StatesError InvalidExecutionInput, ValidationException. */
export function readInput(text: string): Json {
  checkPayload(text, 'input');
  if (text.trim() === '') throw invalid('Invalid execution input.');
  try {
    return parseJsonText(text);
  } catch (error) {
    throw invalid(messageOf(error));
  }
}

function invalid(why: string): StatesError {
  return new StatesError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`);
}
