import type { Json, StateDefinition } from '@ringi/asl';
import { isObject } from '../../json.js';
import { StatesError } from '../states-error.js';
import { checkMockedResponse } from './check-mock.js';
import type { Mock, TestStateInput } from './request.js';

const MOCKABLE = new Set(['Task', 'Map', 'Parallel']);

/** The mock of a request, once everything about it is as AWS demands. @throws StatesError. */
export function readMock(request: TestStateInput, state: StateDefinition): Mock | undefined {
  const { mock, stateConfiguration } = request;
  if (!mock) {
    if (stateConfiguration?.mapIterationFailureCount !== undefined)
      throw refused('TestState does not support MapIterationFailureCount when a mock is not specified.');
    if (state.Type === 'Map' || state.Type === 'Parallel') {
      throw new StatesError(
        'InvalidDefinition',
        'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      );
    }
    if (state.Type === 'Task' && request.roleArn === undefined)
      throw refused('RoleArn must be specified when testing a Task state');
    return undefined;
  }
  if (mock.result !== undefined && mock.errorOutput !== undefined)
    throw refused('A test mock should have only one of the following fields: [result, errorOutput].');
  if (request.revealSecrets === true)
    throw refused('TestState does not support RevealSecrets when a mock is specified.');
  if (!MOCKABLE.has(state.Type))
    throw refused(`State type '${state.Type}' is not supported when a mock is specified`);
  if (mock.result === undefined) return mock.errorOutput ?? {};
  const result = parse(mock.result);
  checkResult(request, state, result);
  return { result };
}

function checkResult(request: TestStateInput, state: StateDefinition, result: Json): void {
  const container =
    state.Type === 'Parallel' || (state.Type === 'Map' && state['ResultWriter'] === undefined);
  if (container && !Array.isArray(result)) throw refused('Mocked result must be an array.');
  if (state.Type === 'Map' && !container && !isObject(result))
    throw refused('Mocked result must be a JSON object.');
  const branches = state.Type === 'Parallel' ? (state['Branches'] as readonly unknown[]) : undefined;
  if (branches && Array.isArray(result) && result.length !== branches.length)
    throw refused('Mocked result must contain the same number of items as number of Parallel branches.');
  const failures = request.stateConfiguration?.mapIterationFailureCount ?? 0;
  if (Array.isArray(result) && failures > result.length) {
    throw refused('Map iteration failure count must be less than or equal to the number of Map iterations');
  }
  const mode = request.mock?.fieldValidationMode ?? 'STRICT';
  if (state.Type === 'Task' && mode !== 'NONE') checkMockedResponse(String(state['Resource']), result, mode);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw refused('Mocked result must be valid JSON');
  }
}

function refused(message: string): StatesError {
  return new StatesError('ValidationException', message);
}
