/** One machine that uses most of the language. */
import {
  add,
  at,
  awsSdk,
  choice,
  fail,
  fn,
  format,
  gt,
  lambda,
  loop,
  machine,
  map,
  match,
  matchTag,
  next,
  parallel,
  pass,
  succeed,
  t,
  task,
  wait,
  when,
} from '../index.js';

export interface Order {
  id: string;
  total: number;
  note?: string;
  lines: { sku: string; qty: number }[];
  status: 'NEW' | 'PAID' | 'VOID';
  ship: { kind: 'air'; flight: string } | { kind: 'sea'; vessel: string };
}
const score = fn<{ id: string; total: number }, { risk: number }, 'Blocked'>('arn:score');
const reserve = fn<{ sku: string; qty: number }, { left: number }>('arn:reserve');
const getJob = awsSdk<{ JobName: string }, { Status: 'RUNNING' | 'DONE' | 'ERROR'; Url: string }>(
  'transcribe',
  'getTranscriptionJob',
);

export const tour = machine({ name: 'Tour', input: t<Order>() }, function* ({ input: order, $$ }) {
  const scored = yield* task('Score', lambda.invoke(score, { id: order.id, total: order.total }), {
    retry: [{ errors: ['Lambda.TooManyRequestsException'], maxAttempts: 3, jitter: 'FULL' }],
    catch: { Blocked: (error) => fail('Blocked', { error: 'Blocked', cause: error.Cause }) },
  });
  const lines = yield* map(
    'Reserve',
    order.lines,
    (line) => task('Reserve one', lambda.invoke(reserve, { sku: line.sku, qty: line.qty })),
    { maxConcurrency: 4 },
  );
  const via = yield* matchTag('Via', order.ship, 'kind', {
    air: (ship) => pass('By air', { text: ship.flight }),
    sea: (ship) => pass('By sea', { text: ship.vessel }),
  });
  const url = yield* loop(function* (l) {
    const job = yield* task('Get job', getJob({ JobName: order.id }));
    yield* match('Job done?', job.Status, {
      DONE: () => l.stop(job.Url),
      ERROR: () => fail('Job failed'),
      RUNNING: () => wait('Wait for job', { seconds: 5 }),
    });
  });
  yield* choice('Risky?', [when(gt(scored.risk, 80), () => fail('Too risky'))], next);
  const both = yield* parallel('Both', [
    () => pass('Left', { a: via.text }),
    () => pass('Right', { b: add(scored.risk, 1) }),
  ]);
  const result = yield* pass('Result', {
    message: format`order ${order.id} via ${both[0].a}`,
    url,
    first: at(lines, 0).left,
    risk: both[1].b,
    run: $$.Execution.Name,
  });
  return yield* succeed('Done', result);
});
