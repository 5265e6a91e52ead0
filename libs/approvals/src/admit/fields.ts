import type { Flow } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';

/** Step Functions adds it to a nested execution's input, for the console's link. */
export const PARENT_LINK = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';
const REQUEST_FIELDS = ['region', 'requester', 'title', PARENT_LINK] as const;

export const levelField = (level: number, field: string): string => `level${level}_${field}`;

/** Every field the input of a flow's execution may have. */
export function inputFields(flow: Flow): ReadonlySet<string> {
  const names = new Set<string>(REQUEST_FIELDS);
  flow.levels.forEach((level, index) => {
    const { wire, fields, inputs } = backendOf(level.backend.id);
    const own = fields(level);
    own.flow.forEach((field) => names.add(field));
    const asked = inputs(level).map(({ name }) => name);
    for (const field of [...own.level, ...Object.values(wire), ...asked]) {
      names.add(levelField(index + 1, field));
    }
  });
  return names;
}

/** The infrastructure fields of a whole flow's input, without those of its levels. */
export function flowFields(flow: Flow): readonly string[] {
  return [...new Set(flow.levels.flatMap((level) => backendOf(level.backend.id).fields(level).flow))];
}
