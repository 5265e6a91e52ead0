import { ServiceError } from '../../../core/errors.js';
import type { AutomationContent, ParameterDefinition, Value } from '../documents/content.js';
import { constraint, isRecord } from '../../../core/raw-input.js';
import { asText } from './substitute.js';

/** Parameters as the API carries them: every value a list of strings. */
export type RawParameters = Readonly<Record<string, readonly string[]>>;

/** Parameters of one automation: as given or defaulted (API form), and as values. */
export interface BoundParameters {
  readonly raw: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, Value>>;
}

const MAX_PARAMETERS = 200;
const MAX_VALUES = 50;

export function invalidParameters(reason: string): ServiceError {
  return new ServiceError('InvalidAutomationExecutionParametersException', reason);
}

/**
 * Reads the API's map of lists. A value's length is not limited here: AWS's model says 512 characters, the service
 * takes longer ones (task tokens of 600 are passed this way in AWS's own samples).
 * @throws ServiceError ValidationException, SerializationException
 */
export function readRawParameters(input: unknown): RawParameters {
  if (input === undefined || input === null) return {};
  if (!isRecord(input)) throw new ServiceError('SerializationException', 'Parameters must be a map.');
  const names = Object.keys(input);
  if (names.length > MAX_PARAMETERS)
    throw constraint('Parameters', names, `Member must have length less than or equal to ${MAX_PARAMETERS}`);
  return Object.fromEntries(
    Object.entries(input).map(([name, values]) => {
      if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
        throw new ServiceError('SerializationException', `Parameters.${name} must be a list of strings.`);
      if (values.length > MAX_VALUES)
        throw constraint('Parameters', values, `Member must have length less than or equal to ${MAX_VALUES}`);
      return [name, values];
    }),
  );
}

/**
 * Holds given parameters against a runbook's definitions and fills in defaults.
 * `ssmParameter` answers `{{ssm:NAME}}` in a default.
 * @throws ServiceError InvalidAutomationExecutionParametersException
 */
export function bindParameters(
  content: AutomationContent,
  given: RawParameters,
  ssmParameter: (name: string) => string,
): BoundParameters {
  const unknown = Object.keys(given).find((name) => !content.parameters[name]);
  if (unknown !== undefined)
    throw invalidParameters(`Parameter "${unknown}" is not defined in the document; remove it.`);
  const raw: Record<string, readonly string[]> = {};
  const values: Record<string, Value> = {};
  for (const [name, definition] of Object.entries(content.parameters)) {
    const list = given[name] ?? fallback(definition, ssmParameter);
    // The wording is that of the live service.
    if (!list) throw invalidParameters(`Missing required parameter: ${name} in user inputs.`);
    raw[name] = list;
    const value = toValue(name, definition, list);
    checkLimits(name, definition, value);
    values[name] = value;
  }
  return { raw, values };
}

/** A value as the API's list of strings. */
export function toList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(asText) : [asText(value)];
}

function fallback(
  definition: ParameterDefinition,
  ssmParameter: (name: string) => string,
): string[] | undefined {
  if (definition.default === undefined) return undefined;
  return toList(definition.default).map((text) =>
    text.replace(/\{\{\s*ssm:([^}\s]+)\s*\}\}/g, (_, name: string) => ssmParameter(name)),
  );
}

function toValue(name: string, { type }: ParameterDefinition, list: readonly string[]): Value {
  if (type === 'StringList') return list;
  if (type === 'MapList') return list.flatMap((item) => parseMaps(name, item));
  const [only = ''] = list;
  if (list.length !== 1)
    throw invalidParameters(`Parameter "${name}" of type ${type} takes one value, got ${list.length}.`);
  switch (type) {
    case 'String':
      return only;
    case 'AWS::IAM::Role::Arn':
      if (only !== '' && !/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(only))
        throw invalidParameters(`Parameter "${name}" must be the ARN of an IAM role, got "${only}".`);
      return only;
    case 'Integer':
      if (!/^-?\d+$/.test(only))
        throw invalidParameters(`Parameter "${name}" of type Integer has the value "${only}".`);
      return Number(only);
    case 'Boolean':
      if (!/^(true|false)$/i.test(only))
        throw invalidParameters(`Parameter "${name}" of type Boolean has the value "${only}".`);
      return only.toLowerCase() === 'true';
    case 'StringMap': {
      const map = parseJson(name, only);
      if (!isRecord(map)) throw invalidParameters(`Parameter "${name}" of type StringMap must be an object.`);
      return map;
    }
    default:
      return type satisfies never;
  }
}

function parseMaps(name: string, item: string): Readonly<Record<string, unknown>>[] {
  const parsed = parseJson(name, item);
  const maps = Array.isArray(parsed) ? parsed : [parsed];
  if (!maps.every(isRecord))
    throw invalidParameters(`Parameter "${name}" of type MapList must hold JSON objects.`);
  return maps;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameters(`Parameter "${name}" is not JSON: ${text}`);
  }
}

function checkLimits(name: string, definition: ParameterDefinition, value: Value): void {
  const { allowedValues, allowedPattern, minItems, maxItems, minChars, maxChars } = definition;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (allowedValues) {
    const allowed = new Set(allowedValues.map(asText));
    const wrong = items.find((item) => !allowed.has(asText(item)));
    // The wording is that of the live service.
    if (wrong !== undefined)
      throw invalidParameters(
        `Parameter "${name}" has value "${asText(wrong)}" not found in [${allowedValues.map(asText).join(', ')}].`,
      );
  }
  if (allowedPattern !== undefined) {
    const pattern = new RegExp(allowedPattern);
    const wrong = items.find((item) => !pattern.test(asText(item)));
    if (wrong !== undefined)
      throw invalidParameters(
        `Parameter "${name}" has value "${asText(wrong)}" which does not match ${allowedPattern}.`,
      );
  }
  if (Array.isArray(value) && (value.length < (minItems ?? 0) || value.length > (maxItems ?? Infinity)))
    throw invalidParameters(
      `Parameter "${name}" has ${value.length} items; allowed are ${minItems ?? 0} to ${maxItems ?? 'any'}.`,
    );
  if (typeof value === 'string' && (value.length < (minChars ?? 0) || value.length > (maxChars ?? Infinity)))
    throw invalidParameters(
      `Parameter "${name}" has ${value.length} characters; allowed are ${minChars ?? 0} to ${maxChars ?? 'any'}.`,
    );
}
