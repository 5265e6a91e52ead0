import type { Problem } from '@ringi/shared-types';
import type { Field } from './fields.js';

export interface FieldErrors {
  /** By a field's path. */
  readonly beside: ReadonlyMap<string, string>;
  /** About nothing the form shows. */
  readonly others: readonly string[];
}

/** The API's messages, each beside its field. It names places of the body: `input.level1_message`, `/input/…`, `title`. */
export function problemErrors({ fields: wrong = [] }: Problem, fields: readonly Field[]): FieldErrors {
  const beside = new Map<string, string>();
  const others: string[] = [];
  for (const { path, message } of wrong) {
    const names = path.split(/[./[\]]+/).filter((name) => name !== '' && name !== '$');
    const place = (names[0] === 'input' ? names.slice(1) : names).join('.');
    const field = fields.find((each) => each.path === place || place.startsWith(`${each.path}.`));
    if (field || place === 'title') beside.set(field?.path ?? 'title', message);
    else others.push(`${path}: ${message}`);
  }
  return { beside, others };
}
