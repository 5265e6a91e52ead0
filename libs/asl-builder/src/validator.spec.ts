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
const all = Object.entries(machines).flatMap(([name, machine]) =>
  (['JSONPath', 'JSONata'] as const).map((queryLanguage) => ({ name, machine, queryLanguage })),
);

describe('every machine', () => {
  it.each(all)('$name as $queryLanguage is accepted by asl-validator', ({ machine, queryLanguage }) => {
    const result = validate(machine.toASL({ queryLanguage }), { checkPaths: true, checkArn: false });
    expect(result.errors).toStrictEqual([]);
    expect(result.isValid).toBe(true);
  });

  it.each(all)('$name as $queryLanguage is printed the same every time', ({ machine, queryLanguage }) => {
    const before = JSON.stringify(machine.toASL({ queryLanguage }));
    machine.toASL({ queryLanguage: queryLanguage === 'JSONata' ? 'JSONPath' : 'JSONata' });
    expect(JSON.stringify(machine.toASL({ queryLanguage }))).toBe(before);
  });

  it('has the same states in both languages', () => {
    for (const machine of Object.values(machines)) {
      const jsonPath = machine.toASL();
      const jsonata = machine.toASL({ queryLanguage: 'JSONata' });
      expect(Object.keys(jsonata.States)).toStrictEqual(Object.keys(jsonPath.States));
    }
  });
});
