import { isRecord } from '../../../core/raw-input.js';
import { PARAMETER_TYPES, type ParameterDefinition, type Value } from './content.js';
import { invalidContent } from './invalid-content.js';

const KEYS = [
  'type',
  'description',
  'default',
  'allowedValues',
  'allowedPattern',
  'displayType',
  'minItems',
  'maxItems',
  'minChars',
  'maxChars',
];

/** Parses `parameters` of a runbook. @throws ServiceError InvalidDocumentContent naming the parameter. */
export function parseParameters(raw: unknown): Record<string, ParameterDefinition> {
  if (raw === undefined) return {};
  if (!isRecord(raw)) throw invalidContent('parameters must be an object');
  return Object.fromEntries(
    Object.entries(raw).map(([name, definition]) => [name, parseParameter(name, definition)]),
  );
}

function parseParameter(name: string, raw: unknown): ParameterDefinition {
  if (!/^[a-zA-Z0-9_]{1,50}$/.test(name))
    throw invalidContent(`the parameter name ${JSON.stringify(name)} must match [a-zA-Z0-9_]{1,50}`);
  if (!isRecord(raw)) throw invalidContent(`parameter ${name} must be an object`);
  const unknown = Object.keys(raw).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw invalidContent(`parameter ${name} has the unknown key "${unknown}"`);
  const type = PARAMETER_TYPES.find((each) => each === raw['type']);
  if (!type)
    throw invalidContent(
      `parameter ${name} has the type ${JSON.stringify(raw['type'])}; local-aws knows ${PARAMETER_TYPES.join(', ')}`,
    );
  const fallback = raw['default'];
  if (fallback !== undefined && !fits(type, fallback))
    throw invalidContent(`the default of parameter ${name} is not of type ${type}`);
  // AWS: a default may not name another parameter; {{ssm:name}} is the one reference it may hold.
  if (/\{\{(?!\s*ssm:)/.test(JSON.stringify(fallback ?? '')))
    throw invalidContent(`the default of parameter ${name} may not reference another parameter`);
  if (raw['allowedValues'] !== undefined && !Array.isArray(raw['allowedValues']))
    throw invalidContent(`allowedValues of parameter ${name} must be a list`);
  return { ...raw, type, ...(fallback !== undefined && { default: fallback as Value }) };
}

function fits(type: ParameterDefinition['type'], value: unknown): boolean {
  switch (type) {
    case 'String':
    case 'AWS::IAM::Role::Arn':
      return typeof value === 'string';
    case 'Integer':
      return Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
    case 'Boolean':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
    case 'StringList':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'MapList':
      return Array.isArray(value) && value.every(isRecord);
    case 'StringMap':
      return isRecord(value);
    default:
      return type satisfies never;
  }
}
