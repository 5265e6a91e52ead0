import { below, type ImportFinding } from './finding.js';

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
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain) findings.push({ pointer: at, reason: 'an instance of a class is not JSON' });
  else
    for (const [key, inner] of Object.entries(value))
      checkJson(inner, below(at, key), findings, [...above, value]);
}
