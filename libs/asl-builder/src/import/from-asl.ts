import type { StateMachineDefinition } from '@ringi/asl';
import { checkBlock } from './check-block.js';
import { checkJson } from './check-json.js';
import { AslImportError, type ImportFinding } from './finding.js';

/** A state machine read from its definition. */
export interface ImportedMachine {
  /** The definition, equal to what was read: order of keys and fields that nobody knows included. A fresh copy each time. */
  toASL(): StateMachineDefinition;
}

/**
 * Reads a definition, as an object or as JSON text. Only the skeleton has to be right (blocks, state types, targets that
 * exist); everything else is kept as it is.
 * @throws AslImportError with a JSON pointer and a reason for everything that is not ASL.
 */
export function fromASL(json: unknown): ImportedMachine {
  const document = typeof json === 'string' ? parse(json) : json;
  const findings: ImportFinding[] = [];
  checkJson(document, '', findings);
  if (findings.length === 0) checkBlock(document, '', findings);
  if (findings.length > 0) throw new AslImportError(findings);
  const kept = structuredClone(document) as StateMachineDefinition;
  return { toASL: () => structuredClone(kept) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AslImportError([{ pointer: '', reason: `is not JSON: ${(error as Error).message}` }]);
  }
}
