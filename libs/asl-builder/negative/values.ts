import {
  add,
  and,
  arrayContains,
  arrayPartition,
  arrayRange,
  arrayUnique,
  at,
  base64Decode,
  base64Encode,
  eq,
  format,
  gt,
  gte,
  hash,
  json,
  jsonMerge,
  length,
  lt,
  lte,
  ne,
  not,
  or,
  parseJson,
  pass,
  random,
  split,
} from '../src/index.js';
import { $, $$, ask, price } from './world.js';

// a field the input does not have
void (() => $.idd);
// a field an element does not have
void (() => $.lines[0]?.price);
// a field of one variant only
void (() => $.ship.flight);
// a field the context does not have
void (() => $$.Executions);
// a field the context's input does not have
void (() => $$.Execution.Input.nope);
// the token outside a callback
void (() => $$.Task);
// a field of the state machine it does not have
void (() => $$.StateMachine.Arn);
// a number compared with a text
void (() => eq($.total, 'x'));
// a text compared with a number
void (() => eq($.id, 1));
// a boolean compared with a text
void (() => eq($.paid, 'true'));
// a literal that is none of the union
void (() => eq($.status, 'OLD'));
// less than, of number and text
void (() => lt($.total, 'x'));
// greater than, of boolean
void (() => gt($.paid, true));
// greater or equal, of text and number
void (() => gte($.id, 1));
// less or equal, of number and text
void (() => lte($.total, '1'));
// not equal, of text and number
void (() => ne($.id, 1));
// and, of a number
void (() => and($.total));
// or, of a text
void (() => or($.id));
// not, of a number
void (() => not($.total));
// add, of a text
void (() => add($.id, 1));
// add, of a boolean
void (() => add($.paid, 1));
// length of a number
void (() => length($.total));
// hash by an algorithm that does not exist
void (() => hash($.id, 'SHA-3'));
// hash of a number
void (() => hash($.total, 'MD5'));
// json of a text
void (() => json($.id));
// parseJson of a number
void (() => parseJson($.total));
// split of a number
void (() => split($.total, ','));
// base64 of a number
void (() => base64Encode($.total));
// decoding a boolean
void (() => base64Decode($.paid));
// an element of a text
void (() => at($.id, 0));
// an element at a text
void (() => at($.lines, 'x'));
// partition of a text
void (() => arrayPartition($.id, 2));
// range from a text
void (() => arrayRange('a', 3, 1));
// unique of a number
void (() => arrayUnique($.total));
// contains, of a number
void (() => arrayContains($.total, 1));
// merge of a text
void (() => jsonMerge($.id, $.ship));
// random between texts
void (() => random('a', 'b'));
// an object in a text
void (() => format`${$.ship}`);
// an array in a text
void (() => format`${$.lines}`);
// a comparison in a text
void (() => format`${gt($.total, 1)}`);
// a step used as a value
void (() => eq(pass('P', 1), 1));
