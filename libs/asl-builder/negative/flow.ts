import {
  add,
  batch,
  choice,
  distributedMap,
  eq,
  fail,
  map,
  match,
  matchTag,
  next,
  parallel,
  pass,
  rawState,
  s3,
  select,
  succeed,
  wait,
  when,
} from '../src/index.js';
import { $, price } from './world.js';

// a case is missing
void (() => match('M', $.status, { NEW: next, PAID: next }));
// a case too many
void (() => match('M', $.status, { NEW: next, PAID: next, VOID: next, VOIDED: next }));
// true without false
void (() => match('M', $.paid, { true: next }));
// a text without otherwise
void (() => match('M', $.id, { a: next }));
// a match on a number
void (() => match('M', $.total, { 1: next, otherwise: next }));
// a match on an object
void (() => match('M', $.ship, { otherwise: next }));
// a match on a literal
void (() => match('M', 'NEW', { NEW: next }));
// a case that is a step
void (() => match('M', $.paid, { true: succeed('S', 1), false: next }));
// a variant is not handled
void (() => matchTag('M', $.ship, 'kind', { air: (v) => pass('P', v.flight) }));
// a variant too many
void (() => matchTag('M', $.ship, 'kind', { air: next, sea: next, rail: next }));
// a field of the other variant
void (() => matchTag('M', $.ship, 'kind', { air: next, sea: (v) => pass('P', v.flight) }));
// a tag that is no field
void (() => matchTag('M', $.ship, 'type', { air: next, sea: next }));
// a tag of something that is no union
void (() => matchTag('M', $.id, 'kind', { otherwise: next }));
// a choice without otherwise
void (() => choice('C', [when(eq($.total, 1), next)]));
// a choice whose condition is a number
void (() => choice('C', [when($.total, next)], next));
// a choice whose condition is a text
void (() => choice('C', [when($.id, next)], next));
// a choice of one rule that is no list
void (() => choice('C', when(eq($.total, 1), next), next));
// a condition without a body
void (() => when(eq($.total, 1)));
// a wait without a delay
void (() => wait('W'));
// a wait for a text
void (() => wait('W', { seconds: $.id }));
// a wait until a number
void (() => wait('W', { until: $.total }));
// a wait of minutes
void (() => wait('W', { minutes: 5 }));
// a computed wait
void (() => wait('W', { seconds: add($.total, 1) }));
// a fail with a field it does not have
void (() => fail('F', { code: 1 }));
// an error that is a number
void (() => fail('F', { error: 1 }));
// a cause that is a number
void (() => fail('F', { cause: $.total }));
// a succeed without output
void (() => succeed('S'));
// a branch that is a step
void (() => parallel('P', [pass('A', 1)]));
// branches that are no list
void (() => parallel('P', () => pass('A', 1)));
// an error no branch raises
void (() => parallel('P', [() => pass('A', 1)], { catch: { TooRich: () => fail('F') } }));
// items that are a text
void (() => map('M', $.id, (x) => pass('P', { x })));
// items that are an object
void (() => map('M', $.ship, (x) => pass('P', { x })));
// a field the item does not have
void (() => map('M', $.lines, (line) => pass('P', line.price)));
// concurrency as a text
void (() => map('M', $.lines, (line) => pass('P', line.qty), { maxConcurrency: 'x' }));
// a file read by an inline Map
void (() => map('M', s3.json<{ id: string }>({ bucket: 'b', key: 'k' }), (x) => pass('P', x.id)));
// a batch in an inline Map
void (() => map('M', batch($.lines, { maxItems: 2 }), (b) => pass('P', b.Items)));
// a distributed Map without its type
void (() => distributedMap('M', $.lines, (line) => pass('P', line.qty)));
// a type of execution that does not exist
void (() => distributedMap('M', $.lines, (line) => pass('P', line.qty), { executionType: 'FAST' }));
// a column that is a number
void (() => s3.csv<{ id: number }>({ bucket: 'b', key: 'k' }));
// a column the row does not have
void (() =>
  distributedMap('M', s3.csv<{ id: string }>({ bucket: 'b', key: 'k' }), (row) => pass('P', row.total), {
    executionType: 'EXPRESS',
  }));
// a file without its key
void (() => s3.json<{ id: string }>({ bucket: 'b' }));
// a delimiter that does not exist
void (() => s3.csv<{ id: string }>({ bucket: 'b', key: 'k', delimiter: ';' }));
// a field the selected item does not have
void (() =>
  map(
    'M',
    select($.lines, (line) => ({ s: line.sku })),
    (item) => pass('P', item.qty),
  ));
// batch input that is not there
void (() =>
  distributedMap('M', batch($.lines, { maxItems: 2 }), (b) => pass('P', b.BatchInput), {
    executionType: 'EXPRESS',
  }));
// a writer without a bucket
void (() =>
  distributedMap('M', $.lines, (line) => pass('P', line.qty), {
    executionType: 'EXPRESS',
    writer: { prefix: 'p' },
  }));
// a state of a type that does not exist
void (() => rawState('R', { Type: 'Loop' }));
