import type { StatesBlock } from '@ringi/asl';
import validate from 'asl-validator';
import { codePipelineApproval, codePipelineCaller } from './testing/codepipeline-approval.js';
import { callerOf, component } from './testing/levels.js';
import { merges } from './testing/merges.js';
import { ssmApproval, ssmCaller } from './testing/ssm-approval.js';
import { tour } from './testing/tour.js';

const machines = {
  codePipelineApproval,
  codePipelineCaller,
  ssmApproval,
  ssmCaller,
  tour,
  component,
  callerOfThree: callerOf(3),
  merges,
};
const LANGUAGES = ['JSONPath', 'JSONata'] as const;

/** The block with every state's name behind a prefix, so that many machines fit into one. */
function prefixed(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((element) => prefixed(element, prefix));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => {
      if (['StartAt', 'Next', 'Default'].includes(key)) return [key, prefix + String(field)];
      if (key !== 'States') return [key, prefixed(field, prefix)];
      const states = Object.entries(field as object).map(([name, state]) => [
        prefix + name,
        prefixed(state, prefix),
      ]);
      return [key, Object.fromEntries(states)];
    }),
  );
}

describe.each(LANGUAGES)('every machine, as %s,', (queryLanguage) => {
  // One call for all: asl-validator compiles its schemas in each call, which takes a second.
  it('is accepted by asl-validator', () => {
    const Branches = Object.entries(machines).map(([name, machine]) => {
      const { StartAt, States }: StatesBlock = machine.toASL({ queryLanguage });
      return prefixed({ StartAt, States }, `${name}: `);
    });
    const States = { All: { Type: 'Parallel', Branches, End: true } };
    const result = validate(
      { QueryLanguage: queryLanguage, StartAt: 'All', States },
      { checkPaths: true, checkArn: false },
    );
    expect(result.errors).toStrictEqual([]);
    expect(result.isValid).toBe(true);
  });

  it.each(Object.entries(machines))('is printed the same every time: %s', (_, machine) => {
    const before = JSON.stringify(machine.toASL({ queryLanguage }));
    machine.toASL({ queryLanguage: queryLanguage === 'JSONata' ? 'JSONPath' : 'JSONata' });
    expect(JSON.stringify(machine.toASL({ queryLanguage }))).toBe(before);
  });
});

it.each(Object.entries(machines))('%s has the same states in both languages', (_, machine) => {
  const [jsonPath, jsonata] = LANGUAGES.map((queryLanguage) => machine.toASL({ queryLanguage }));
  expect(Object.keys(jsonata?.States ?? {})).toStrictEqual(Object.keys(jsonPath?.States ?? {}));
});
