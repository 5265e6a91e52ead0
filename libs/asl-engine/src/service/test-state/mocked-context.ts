import type { Json, StateDefinition } from '@ringi/asl';
import { isObject, type JsonObject } from '../../json.js';
import { StatesError } from '../states-error.js';

type Kind = 'string' | 'number' | 'any';

/** Members that a mocked context object may have. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/** The context object that a caller gives, in place of the engine's own. @throws StatesError ValidationException. */
export function mockedContext(text: string | undefined, state: StateDefinition): JsonObject | undefined {
  if (text === undefined) return undefined;
  const context = parse(text);
  for (const [part, members] of Object.entries(context)) checkPart(part, members);
  if (context['Task'] !== undefined && !waits(state)) {
    throw refused(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

function waits(state: StateDefinition): boolean {
  return state.Type === 'Task' && /\.(sync(:2)?|waitForTaskToken)$/.test(String(state['Resource']));
}

function parse(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    if (isObject(value)) return value;
  } catch {
    // The same answer as for a value that is no object; AWS's sentence is not known to us.
  }
  throw refused('it must be a JSON object');
}

function checkPart(part: string, members: Json): void {
  if (part === 'Map') throw refused("'Map' field is not supported when mocking a Context object");
  const allowed = MEMBERS[part];
  if (!allowed) throw refused(`Field '${part}' is not allowed`);
  if (!isObject(members)) throw refused(`${part} must be an object`);
  for (const [member, value] of Object.entries(members)) {
    const kind = allowed[member];
    if (kind === undefined) throw refused(`Field '${member}' is not allowed`);
    if (kind !== 'any' && typeof value !== kind) throw refused(`${part}.${member} must be a ${kind}`);
  }
}

function refused(why: string): StatesError {
  return new StatesError('ValidationException', `Invalid Context object provided: ${why}`);
}
