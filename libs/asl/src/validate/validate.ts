import { blocksOf } from './blocks.js';
import type { Diagnostic } from './diagnostic.js';
import { Findings } from './findings.js';
import { checkGraph } from './graph.js';
import { AWS } from './messages.js';
import { checkNames } from './names.js';
import { isObject, type Scope } from './scope.js';
import { checkShape } from './shape.js';
import { BRANCH, MACHINE, PROCESSOR } from './shapes/machine.js';
import { checkState } from './state.js';

export interface ValidateOptions {
  /** EXPRESS machines may not use `.sync`, `.waitForTaskToken`, activities and distributed Maps. Default STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

const SHAPES = { machine: MACHINE, branch: BRANCH, processor: PROCESSOR };

/**
 * Checks a parsed definition: the fields of every object and their values, the names, where states lead, paths, intrinsic
 * calls, JSONata expressions and resources. Findings carry AWS's code and, where AWS's sentence is known, AWS's wording.
 * An empty answer means nothing was found, not that AWS accepts it. Takes time in proportion to the definition's size.
 */
export function validateDefinition(definition: unknown, options: ValidateOptions = {}): Diagnostic[] {
  const findings = new Findings();
  if (!isObject(definition)) {
    findings.add('SCHEMA_VALIDATION_FAILED', AWS.notJson);
    return findings.list;
  }
  const language = definition['QueryLanguage'] ?? 'JSONPath';
  const scope: Scope = {
    findings,
    language: language === 'JSONPath' ? 'JSONPath' : 'JSONata',
    express: options.type === 'EXPRESS',
  };
  const blocks = blocksOf(definition, findings);
  for (const { kind, fields, at, states } of blocks) {
    checkShape(fields, SHAPES[kind], at, scope);
    for (const state of states) checkState(state, scope);
  }
  checkNames(blocks, findings);
  checkGraph(blocks, findings);
  return findings.list;
}
