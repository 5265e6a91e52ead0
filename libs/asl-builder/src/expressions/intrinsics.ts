import { nodeOf } from '../graph/node.js';
import type { Expr } from '../types/expression.js';
import { call } from './call.js';

type Arg<T> = T | Expr<T>;

/** Text with expressions in it: format`order ${order.id}`. Plain values become part of the text. */
export function format(
  strings: TemplateStringsArray,
  ...values: Arg<string | number | boolean>[]
): Expr<string> {
  const parts: unknown[] = [strings[0]];
  values.forEach((value, i) => {
    if (nodeOf(value)) parts.push(value, strings[i + 1]);
    else parts.push(`${String(parts.pop())}${String(value)}${strings[i + 1]}`);
  });
  return call('format', ...parts);
}

/** A value as JSON text. Not for strings: JSONPath would quote one, JSONata's `$string` would not. */
export const json = (value: Expr<object | number | boolean | null | undefined>): Expr<string> =>
  call('json', value);
/** JSON text as a value. `T` is your promise about the text. */
export const parseJson = <T>(text: Expr<string>): Expr<T> => call('parseJson', text);
/** Shallow merge; `b` wins. */
export const jsonMerge = <A extends object, B extends object>(
  a: Expr<A>,
  b: Expr<B>,
): Expr<Omit<A, keyof B> & B> => call('jsonMerge', a, b);

export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Hash of a text (at most 10,000 characters), as lower-case hex. */
export const hash = (text: Expr<string>, algorithm: HashAlgorithm): Expr<string> =>
  call('hash', text, algorithm);
export const base64Encode = (text: Expr<string>): Expr<string> => call('base64Encode', text);
export const base64Decode = (text: Expr<string>): Expr<string> => call('base64Decode', text);
/** A random UUID (version 4), new in every evaluation. */
export const uuid = (): Expr<string> => call('uuid');

export const add = (a: Expr<number>, b: Arg<number>): Expr<number> => call('add', a, b);
/** A random integer, `start` included, `end` not. */
export const random = (start: Arg<number>, end: Arg<number>): Expr<number> => call('random', start, end);

export const array = <T extends string | number | boolean | object | null>(...items: Arg<T>[]): Expr<T[]> =>
  call('array', ...items);
/** Number of elements of an array. */
export const length = (items: Expr<readonly unknown[]>): Expr<number> => call('arrayLength', items);
export const arrayContains = <T>(items: Expr<readonly T[]>, item: Arg<NoInfer<T>>): Expr<boolean> =>
  call('arrayContains', items, item);
/** An element by its index, 0 the first. With a number known beforehand write `items[0]`. */
export const arrayGetItem = <T>(items: Expr<readonly T[]>, index: Arg<number>): Expr<T> =>
  call('arrayGetItem', items, index);
/** Chunks of at most `size` elements. */
export const arrayPartition = <T>(items: Expr<readonly T[]>, size: Arg<number>): Expr<T[][]> =>
  call('arrayPartition', items, size);
/** `first`, `first + step`, …, not beyond `last` (which is included). At most 1,000 numbers. */
export const arrayRange = (first: Arg<number>, last: Arg<number>, step: Arg<number>): Expr<number[]> =>
  call('arrayRange', first, last, step);
/** The elements without repetitions. */
export const arrayUnique = <T>(items: Expr<readonly T[]>): Expr<T[]> => call('arrayUnique', items);
/** The parts of a text between the separators. */
export const split = (text: Expr<string>, separator: string): Expr<string[]> =>
  call('split', text, separator);
