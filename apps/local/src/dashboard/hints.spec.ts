import { createHash } from 'node:crypto';
import type { BusEvent, Environment } from '@ringi/local-aws';
import { Hints, hintsOf, requestIdOf, type Hint } from './hints.js';

const CALLER = 'arn:aws:states:us-east-1:111122223333:stateMachine:RingiFlow-publish';

describe('hints', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('come soon even when nothing gets quiet, and again when it does', async () => {
    let quiet: () => void = () => undefined;
    const hints = new Hints(() => new Promise((resolve) => (quiet = resolve)));
    const heard: Hint[] = [];
    hints.listen((hint) => void heard.push(hint));
    hints.tell({ kind: 'changed', request_id: 'a' });
    expect(heard).toEqual([]);
    await jest.advanceTimersByTimeAsync(250);
    expect(heard).toHaveLength(1);
    quiet();
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([
      { kind: 'changed', request_id: 'a' },
      { kind: 'changed', request_id: 'a' },
    ]);
  });

  it('are said once, however often the same thing changed meanwhile', async () => {
    const hints = new Hints(() => new Promise(() => undefined));
    const heard: Hint[] = [];
    hints.listen((hint) => void heard.push(hint));
    for (let time = 0; time < 50; time += 1) hints.tell({ kind: 'changed' });
    hints.tell({ kind: 'clock' });
    await jest.advanceTimersByTimeAsync(250);
    expect(heard).toEqual([{ kind: 'changed' }, { kind: 'clock' }]);
  });

  it('are not heard by who has gone', async () => {
    const hints = new Hints(() => Promise.resolve());
    const heard: Hint[] = [];
    hints.listen((hint) => void heard.push(hint))();
    hints.tell({ kind: 'changed' });
    await jest.advanceTimersByTimeAsync(1000);
    expect(heard).toEqual([]);
  });

  it('name the request of a caller’s execution, and say nothing of what happened', async () => {
    let emit: (event: BusEvent) => void = () => undefined;
    const environment = {
      activity: { idle: () => Promise.resolve() },
      subscribe: (listener: typeof emit) => (emit = listener),
    } as unknown as Environment;
    const heard: Hint[] = [];
    hintsOf(environment, [CALLER]).listen((hint) => void heard.push(hint));
    const event = (source: string, detail: Record<string, unknown>): BusEvent => ({
      source,
      'detail-type': 'x',
      resources: [],
      detail,
    });
    const executionArn = `${CALLER.replace('stateMachine', 'execution')}:1`;
    emit(event('aws.states', { stateMachineArn: CALLER, executionArn, input: '{"secret":1}' }));
    emit(event('aws.states', { stateMachineArn: 'arn:component', executionArn: 'arn:1' }));
    emit(event('aws.s3', {}));
    await jest.advanceTimersByTimeAsync(250);
    expect(heard).toEqual([{ kind: 'changed', request_id: requestIdOf(executionArn) }, { kind: 'changed' }]);
  });

  it('name requests as the handlers do', () => {
    expect(requestIdOf('arn:x')).toBe(createHash('sha256').update('arn:x').digest('hex').slice(0, 32));
  });
});
