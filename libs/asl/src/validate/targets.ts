/** One transition of a state: the field that names it, where it stands, and the state it names. */
export interface Target {
  readonly field: string;
  readonly steps: readonly (string | number)[];
  readonly name: string;
}

/** Every transition of a state: Next, Default, the Next of choices and catchers. */
export function targetsOf(state: unknown): Target[] {
  if (typeof state !== 'object' || state === null) return [];
  const fields = state as Record<string, unknown>;
  const targets: Target[] = [];
  for (const field of ['Next', 'Default']) {
    const name = fields[field];
    if (typeof name === 'string') targets.push({ field, steps: [field], name });
  }
  for (const list of ['Choices', 'Catch']) {
    const rules = fields[list];
    if (!Array.isArray(rules)) continue;
    rules.forEach((rule: unknown, index) => {
      const name = (rule as Record<string, unknown> | null)?.['Next'];
      if (typeof name === 'string') targets.push({ field: 'Next', steps: [list, index, 'Next'], name });
    });
  }
  return targets;
}
