import type { StateDefinition, StateMachineDefinition } from '@ringi/asl';
import { RINGI_ERRORS } from '@ringi/shared-types';
import validator from 'asl-validator';
import { deployedFor, flowOf, level } from '../testing/fixtures.js';
import { backstopSeconds } from '../flow/timing.js';
import { callerMachine } from './caller.asl.js';
import { componentMachine } from './component.asl.js';

const START = 'arn:aws:lambda:us-east-1:111122223333:function:start';
const CLOSE = 'arn:aws:lambda:us-east-1:111122223333:function:close';
const ADMIT = 'arn:aws:lambda:us-east-1:111122223333:function:admit';
const COMPONENT = 'arn:aws:states:us-east-1:111122223333:stateMachine:Component';

const component = (): StateMachineDefinition =>
  componentMachine('ssm-automation', { start: START, close: CLOSE }).toASL();
const flowOfLevels = (count: number) =>
  flowOf({ levels: Array.from({ length: count }, () => level({ duration: 'P5D' })) });
const caller = (count: number): StateMachineDefinition => {
  const flow = flowOfLevels(count);
  const components = flow.levels.map(() => COMPONENT);
  return callerMachine(flow, { admit: ADMIT, components, deployed: deployedFor(flow) }).toASL();
};
const tasks = (definition: StateMachineDefinition): [string, StateDefinition][] =>
  Object.entries(definition.States).filter(([, state]) => state.Type === 'Task');
const retried = (state: StateDefinition): { ErrorEquals: string[]; MaxAttempts: number }[] =>
  (state['Retry'] ?? []) as never;

describe('the machines', () => {
  it.each([
    ['the component', component],
    ['a caller of one level', () => caller(1)],
    ['a caller of three levels', () => caller(3)],
    ['a caller of fifty levels', () => caller(50)],
  ])('%s is a valid definition', (_name, make) => {
    expect(validator(make()).errors).toEqual([]);
  });

  it.each([component, () => caller(3)])('retries no final error, whatever else is retried', (make) => {
    for (const [, state] of tasks(make())) {
      const [first] = retried(state);
      const final = first?.MaxAttempts === 0 ? first.ErrorEquals : [];
      const wildcard = retried(state).some(({ ErrorEquals }) => ErrorEquals.includes('States.TaskFailed'));
      expect(wildcard ? final : RINGI_ERRORS).toEqual(RINGI_ERRORS);
    }
  });

  it('never starts a component a second time because the first one failed', () => {
    for (const [, state] of tasks(caller(3)).filter(([name]) => name.startsWith('Level'))) {
      const names = retried(state).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(names).toContain('StepFunctions.ExecutionLimitExceededException');
      expect(names.filter((name) => /^(States|Lambda)\./.test(name))).toEqual([]);
    }
  });

  it.each([component, () => caller(3)])('passes error and cause up when it fails', (make) => {
    expect(make().States['Fail']).toEqual({ Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' });
    for (const [, state] of tasks(make())) expect(JSON.stringify(state['Catch'])).toContain('"Fail"');
  });

  it('ends in four outcomes, each a Succeed state', () => {
    for (const name of ['Approved', 'Rejected', 'TimedOut', 'Cancelled']) {
      expect(component().States[name]).toEqual({ Type: 'Succeed' });
      expect(caller(2).States[name]).toEqual({ Type: 'Succeed' });
    }
  });

  it('starts level after level, each under a name of its own that a repeated start finds again', () => {
    const levels = tasks(caller(3)).filter(([name]) => name.startsWith('Level'));

    expect(levels.map(([, state]) => (state['Parameters'] as Record<string, string>)['Name.$'])).toEqual(
      [1, 2, 3].map(
        (n) =>
          `States.Format('L${n}-{}-{}', $$.Execution.RedriveCount, States.Hash($$.Execution.Id, 'SHA-1'))`,
      ),
    );
    expect(caller(3).States['Level1Outcome']).toMatchObject({
      Choices: expect.arrayContaining([
        expect.objectContaining({ StringEquals: 'approved', Next: 'Level2' }),
      ]),
    });
  });

  it('outlives what it waits for: the task the due time, the component the task, the caller the sum', () => {
    const flow = flowOfLevels(3);
    const waits = flow.levels.map(backstopSeconds);

    expect(Math.min(...waits)).toBeGreaterThan(5 * 86_400);
    expect(component().TimeoutSeconds).toBeGreaterThan(30 * 86_400);
    expect(caller(3).TimeoutSeconds).toBeGreaterThan(waits.reduce((a, b) => a + b));
    expect(component().States['RequestApproval']).toMatchObject({ TimeoutSecondsPath: '$.backstop_seconds' });
  });

  it('hands the task token to nobody but the start function', () => {
    const withToken = tasks(component()).filter(([, state]) =>
      JSON.stringify(state).includes('$$.Task.Token'),
    );

    expect(withToken.map(([name]) => name)).toEqual(['RequestApproval']);
    expect(JSON.stringify(caller(3))).not.toContain('Task.Token');
  });
});
