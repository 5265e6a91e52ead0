import { parse as parseYaml } from 'yaml';
import { ServiceError } from '../../../core/errors.js';
import { isRecord } from '../../../core/raw-input.js';
import type { AutomationContent, OnCancel, OnFailure, StepDefinition } from './content.js';
import { invalidContent } from './invalid-content.js';
import { parseParameters } from './parse-parameters.js';
import { checkFlow } from './check-flow.js';
import { checkReferences } from './check-references.js';
import { ACTION_SPECS, AWS_ACTIONS } from '../actions/specs.js';

/** AWS's limit for one document, bytes. */
export const MAX_DOCUMENT_BYTES = 65_536;
export type DocumentFormat = 'JSON' | 'YAML';

const TOP_LEVEL = ['schemaVersion', 'description', 'assumeRole', 'parameters', 'mainSteps', 'outputs'];
const STEP_KEYS = [
  'name',
  'action',
  'description',
  'inputs',
  'timeoutSeconds',
  'maxAttempts',
  'onFailure',
  'onCancel',
  'nextStep',
  'isEnd',
  'isCritical',
];

/**
 * Parses and checks the content of an Automation runbook, all of it, before anything runs.
 * @throws ServiceError `InvalidDocumentContent` naming the place, `InvalidDocumentSchemaVersion`, `MaxDocumentSizeExceeded`.
 */
export function parseContent(text: string, format: DocumentFormat): AutomationContent {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES)
    throw new ServiceError(
      'MaxDocumentSizeExceeded',
      `The document is ${Buffer.byteLength(text)} bytes; the maximum is ${MAX_DOCUMENT_BYTES}.`,
    );
  const raw = read(text, format);
  if (!isRecord(raw)) throw invalidContent('the content must be an object');
  if (raw['schemaVersion'] !== '0.3')
    throw new ServiceError(
      'InvalidDocumentSchemaVersion',
      `schemaVersion must be '0.3' for an Automation document, found ${JSON.stringify(raw['schemaVersion'])}.`,
    );
  refuseUnknown(raw, TOP_LEVEL, 'the document');
  const steps = raw['mainSteps'];
  if (!Array.isArray(steps) || steps.length === 0)
    throw invalidContent('mainSteps must be a list of at least one step');
  const content: AutomationContent = {
    ...(raw['description'] !== undefined && { description: String(raw['description']) }),
    ...(raw['assumeRole'] !== undefined && { assumeRole: text_(raw['assumeRole'], 'assumeRole') }),
    parameters: parseParameters(raw['parameters']),
    mainSteps: steps.map((step, index) => parseStep(step, index)),
    outputs: parseOutputs(raw['outputs']),
  };
  checkFlow(content.mainSteps);
  checkReferences(content);
  return content;
}

function read(text: string, format: DocumentFormat): unknown {
  try {
    return format === 'JSON' ? JSON.parse(text) : parseYaml(text);
  } catch (error) {
    throw invalidContent(`it is not ${format}: ${(error as Error).message}`);
  }
}

function refuseUnknown(object: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw invalidContent(`local-aws does not know "${unknown}" in ${where}; it knows ${known.join(', ')}`);
}

function text_(value: unknown, where: string): string {
  if (typeof value !== 'string') throw invalidContent(`${where} must be a string`);
  return value;
}

function parseOutputs(raw: unknown): string[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) throw invalidContent('outputs must be a list of "step.Output" names');
  return raw.map((name) => text_(name, 'outputs'));
}

function parseStep(raw: unknown, index: number): StepDefinition {
  if (!isRecord(raw)) throw invalidContent(`mainSteps[${index}] must be an object`);
  const name = raw['name'];
  if (typeof name !== 'string' || !/^[a-zA-Z0-9_]{1,128}$/.test(name))
    throw invalidContent(`mainSteps[${index}].name must match [a-zA-Z0-9_]+, found ${JSON.stringify(name)}`);
  const action = text_(raw['action'], `step ${name}: action`);
  const spec = ACTION_SPECS[action];
  if (!spec) {
    throw invalidContent(
      AWS_ACTIONS.includes(action)
        ? `step ${name} uses ${action}, which local-aws does not emulate; it runs ${Object.keys(ACTION_SPECS).join(', ')}`
        : `step ${name} has the unknown action ${JSON.stringify(action)}`,
    );
  }
  refuseUnknown(raw, STEP_KEYS, `step ${name}`);
  const inputs = raw['inputs'] ?? {};
  if (!isRecord(inputs)) throw invalidContent(`step ${name}: inputs must be an object`);
  refuseUnknown(inputs, Object.keys(spec.inputs), `the inputs of step ${name} (${action})`);
  for (const [input, need] of Object.entries(spec.inputs))
    if (need === 'required' && inputs[input] === undefined)
      throw invalidContent(`step ${name} (${action}) lacks the required input ${input}`);
  const onFailure = policy(raw['onFailure'] ?? 'Abort', name, 'onFailure', ['Abort', 'Continue']);
  const timeoutSeconds = integer(raw['timeoutSeconds'], `step ${name}: timeoutSeconds`);
  if (timeoutSeconds !== undefined && timeoutSeconds > (spec.maxTimeoutSeconds ?? Infinity))
    throw invalidContent(
      `step ${name}: timeoutSeconds may be at most ${spec.maxTimeoutSeconds} for ${action}`,
    );
  return {
    name,
    action,
    inputs,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    maxAttempts: integer(raw['maxAttempts'], `step ${name}: maxAttempts`) ?? 1,
    onFailure: onFailure as OnFailure,
    onCancel: policy(raw['onCancel'] ?? 'Abort', name, 'onCancel', ['Abort']) as OnCancel,
    ...(raw['nextStep'] !== undefined && { nextStep: text_(raw['nextStep'], `step ${name}: nextStep`) }),
    isEnd: boolean(raw['isEnd'], `step ${name}: isEnd`) ?? false,
    isCritical: boolean(raw['isCritical'], `step ${name}: isCritical`) ?? onFailure !== 'Continue',
  };
}

function policy(raw: unknown, step: string, key: string, words: readonly string[]): string {
  // AWS's own samples write Abort, abort and ABORT.
  const word = words.find((each) => typeof raw === 'string' && each.toLowerCase() === raw.toLowerCase());
  if (word) return word;
  if (typeof raw === 'string' && /^step:[a-zA-Z0-9_]+$/.test(raw)) return raw;
  throw invalidContent(`step ${step}: ${key} must be ${words.join(', ')} or step:NAME`);
}

function integer(raw: unknown, where: string): number | undefined {
  if (raw === undefined) return undefined;
  const value = typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw invalidContent(`${where} must be a positive integer`);
  return value;
}

function boolean(raw: unknown, where: string): boolean | undefined {
  if (raw === undefined) return undefined;
  if (raw === true || raw === 'true') return true;
  if (raw === false || raw === 'false') return false;
  throw invalidContent(`${where} must be true or false`);
}
