import { below, type ImportFinding } from './finding.js';

/** AWS takes definitions of at most 1 MiB; real ones are some ten levels deep. What is far deeper ends in a stack overflow. */
const DEEPEST = 250;

/** Reports what JSON cannot hold, so that what is given back equals what was given. */
export function checkJson(value: unknown, at: string, findings: ImportFinding[], above: object[] = []): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) findings.push({ pointer: at, reason: `${value} is not JSON` });
    return;
  }
  if (typeof value !== 'object') {
    findings.push({ pointer: at, reason: `a value of type ${typeof value} is not JSON` });
    return;
  }
  if (above.includes(value)) {
    findings.push({ pointer: at, reason: 'the value contains itself' });
    return;
  }
  if (above.length >= DEEPEST) {
    findings.push({ pointer: at, reason: `is nested more than ${DEEPEST} levels deep` });
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain) findings.push({ pointer: at, reason: 'an instance of a class is not JSON' });
  else
    for (const [key, inner] of Object.entries(value))
      checkJson(inner, below(at, key), findings, [...above, value]);
}
