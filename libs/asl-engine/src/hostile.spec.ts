import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, StateDefinition, StateMachineDefinition } from '@ringi/asl';
import { runStateMachine } from './run-state-machine.js';
import { SimulatedClock } from './clock/simulated-clock.js';
import { StateMachines } from './service/state-machines.js';

function query(expression: string): StateMachineDefinition {
  const state: StateDefinition = { Type: 'Pass', Output: `{% ${expression} %}`, End: true };
  return { QueryLanguage: 'JSONata', StartAt: 'S', States: { S: state } };
}

function path(text: string): StateMachineDefinition {
  return { StartAt: 'S', States: { S: { Type: 'Pass', Parameters: { 'found.$': text }, End: true } } };
}

const deep = (levels: number): Json => (levels === 0 ? 1 : [deep(levels - 1), 1]);

describe('a hostile definition or input is stopped, not followed', () => {
  it.each([
    ['recursion without end', '($f := function($n) { $f($n + 1) }; $f(0))'],
    ['recursion that is not a tail call', '($f := function($n) { 1 + $f($n + 1) }; $f(0))'],
    [
      'a list that doubles',
      '($f := function($a, $n) { $n = 0 ? $a : $f($append($a, $a), $n - 1) }; $f([1], 60))',
    ],
    ['a text that doubles', '($f := function($a, $n) { $n = 0 ? $a : $f($a & $a, $n - 1) }; $f("ab", 60))'],
    ['padding', '$length($pad("", 2000000000))'],
    ['a large range', '$sum([1..10000000])'],
    [
      'a regular expression that backtracks',
      '$boolean($match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /(a+)+$/)).x',
    ],
    ['code from data', '$eval("1")'],
  ])('%s in JSONata ends with States.QueryEvaluationError', async (_what, expression) => {
    expect(await runStateMachine({ definition: query(expression) })).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  it.each([
    ['steps that multiply', '$..*..*..*..*'],
    ['a search for each candidate', '$..[?count($..*) > 1]'],
  ])('%s in a JSONPath ends with States.Runtime', async (_what, text) => {
    expect(await runStateMachine({ definition: path(text), input: deep(120) })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
    });
  });

  it('a backtracking pattern in a filter finds nothing, at once', async () => {
    const definition = path("$[?match(@, '(a+)+b')]");
    const { output } = await runStateMachine({ definition, input: ['a'.repeat(60)] });
    expect(output).toEqual({ found: [] });
  });

  it('a Map over a million items ends at the limit of events', async () => {
    const ItemProcessor = { StartAt: 'P', States: { P: { Type: 'Pass' as const, End: true } } };
    const definition = { StartAt: 'M', States: { M: { Type: 'Map' as const, ItemProcessor, End: true } } };
    const input = new Array<Json>(1_000_000).fill(0);
    const run = await runStateMachine({ definition, input });
    expect(run).toMatchObject({
      status: 'FAILED',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(run.events).toHaveLength(25_000);
  });

  it('a loop without end ends at the limit of events, whatever it carries', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass' as const, Next: 'A' } } };
    const { status } = await runStateMachine({ definition, input: 'x'.repeat(200_000) });
    expect(status).toBe('FAILED');
  });

  it('an input that is nested without end is refused', () => {
    const runner = { call: () => Promise.reject(new Error('no tasks')) };
    const machines = new StateMachines({
      clock: new SimulatedClock(),
      runner,
      region: 'us-east-1',
      accountId: '111111111111',
    });
    const definition = JSON.stringify(path('$'));
    machines.createStateMachine({ name: 'm', roleArn: 'role', definition });
    const stateMachineArn = 'arn:aws:states:us-east-1:111111111111:stateMachine:m';
    expect(() => machines.startExecution({ stateMachineArn, input: '['.repeat(100_000) })).toThrow('nested');
  });
});

describe('the engine', () => {
  it('gives the same history for the same ids and random numbers', async () => {
    const definition: StateMachineDefinition = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Pass',
          Parameters: { 'id.$': 'States.UUID()', 'n.$': 'States.MathRandom(1, 1000)' },
          End: true,
        },
      },
    };
    const once = () => runStateMachine({ definition, random: () => 0.5, uuid: () => 'an-id' });
    const [first, second] = [await once(), await once()];
    expect(first.events).toEqual(second.events);
    expect(first.output).toEqual({ id: 'an-id', n: 500 });
  });

  it('uses nothing of Node, so that it runs in a browser', () => {
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('conformance'),
    );
    const using = files.filter((file) =>
      /from 'node:|\bBuffer\.|\bprocess\.\w|\brequire\(/.test(readFileSync(join(__dirname, file), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(80);
    expect(using).toEqual([]);
  });
});
