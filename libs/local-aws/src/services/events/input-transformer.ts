import { validation } from './errors.js';
import type { DeliveredEvent } from './event.js';
import { isRecord, optionalText, requiredText, type RawInput } from './input.js';
import { compilePath } from './input-path.js';

export interface RuleIdentity {
  readonly name: string;
  readonly arn: string;
}

/** Makes the JSON text that a target receives for an event. */
export type InputMaker = (event: DeliveredEvent, rule: RuleIdentity) => string;

/**
 * `Input`, `InputPath` or `InputTransformer` of a target; without any of them the event itself.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 * @throws ServiceError ValidationException
 */
export function compileInput(target: RawInput): InputMaker {
  const given = ['Input', 'InputPath', 'InputTransformer'].filter((key) => target[key] !== undefined);
  if (given.length > 1) throw validation(`Only one of Input, InputPath, InputTransformer may be given.`);
  const input = optionalText(target, 'Input', 8192);
  if (input !== undefined) {
    assertJson(input, 'Input');
    return () => input;
  }
  const path = optionalText(target, 'InputPath', 256);
  if (path !== undefined) {
    const read = compilePath(path);
    return (event) => JSON.stringify(read(event) ?? null);
  }
  const transformer = target['InputTransformer'];
  if (transformer === undefined) return (event) => JSON.stringify(event);
  if (!isRecord(transformer)) throw validation('InputTransformer must be an object.');
  return compileTransformer(transformer);
}

const PLACEHOLDER = /<([A-Za-z0-9_.-]+)>/g;

function compileTransformer(transformer: RawInput): InputMaker {
  const template = requiredText(transformer, 'InputTemplate', 8192);
  const map = transformer['InputPathsMap'] ?? {};
  if (!isRecord(map)) throw validation('InputPathsMap must be an object.');
  const paths = Object.entries(map).map(
    ([name, path]) => [name, compilePath(requiredText({ [name]: path }, name, 256))] as const,
  );
  for (const [name] of paths)
    if (name.startsWith('AWS')) throw validation(`The variable ${name} may not begin with AWS.`);
  const known = new Set([...paths.map(([name]) => name), ...RESERVED]);
  const stranger = [...template.matchAll(PLACEHOLDER)].find(([, name]) => !known.has(name ?? ''));
  if (stranger) throw validation(`Invalid InputTemplate: ${stranger[0]} is not in InputPathsMap.`);
  assertJson(
    fill(template, () => null),
    'InputTemplate',
  );
  return (event, rule) => {
    const values = new Map<string, unknown>(paths.map(([name, read]) => [name, read(event)]));
    return fill(template, (name) =>
      RESERVED.includes(name) ? reserved(name, event, rule) : values.get(name),
    );
  };
}

const RESERVED = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event.json',
  'aws.events.event',
];

function reserved(name: string, event: DeliveredEvent, rule: RuleIdentity): unknown {
  if (name === 'aws.events.rule-arn') return rule.arn;
  if (name === 'aws.events.rule-name') return rule.name;
  if (name === 'aws.events.event.ingestion-time') return event.time;
  if (name === 'aws.events.event.json') return event;
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'detail'));
}

/**
 * Puts values in: inside quotes as text, elsewhere as JSON. A value that is not in the event is empty text inside quotes
 * and null elsewhere (AWS says only that the variable does not appear).
 */
function fill(template: string, valueOf: (name: string) => unknown): string {
  let quoted = false;
  return template.replace(/\\.|"|<([A-Za-z0-9_.-]+)>/g, (token, name: string | undefined) => {
    if (token === '"') quoted = !quoted;
    if (name === undefined) return token;
    const value = valueOf(name);
    if (!quoted) return JSON.stringify(value ?? null);
    const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
    return JSON.stringify(text).slice(1, -1);
  });
}

function assertJson(text: string, member: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw validation(`${member} is not JSON: ${(error as Error).message}`);
  }
}
