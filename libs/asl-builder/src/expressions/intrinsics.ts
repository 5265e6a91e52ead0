import { nodeOf } from '../graph/node.js';
import type { Expr, Ref } from '../types/expression.js';
import type { Computed, Plain } from '../types/language.js';
import { call } from './call.js';

type Arg<T> = T | Plain<T>;

/** Text with expressions in it: format`order ${order.id}`. Plain values become part of the text. */
export function format(
  strings: TemplateStringsArray,
  ...values: Arg<string | number | boolean>[]
): Computed<string> {
  const parts: unknown[] = [strings[0]];
  values.forEach((value, i) => {
    if (nodeOf(value)) parts.push(value, strings[i + 1]);
    else parts.push(`${String(parts.pop())}${String(value)}${strings[i + 1]}`);
  });
  return call('format', ...parts);
}

/** A value as JSON text. Not for strings: JSONPath would quote one, JSONata's `$string` would not. */
export const json = (value: Plain<object | number | boolean | null | undefined>): Computed<string> =>
  call('json', value);
/** JSON text as a value. `T` is your promise about the text. */
export const parseJson = <T>(text: Plain<string>): Computed<T> => call('parseJson', text);
/** Shallow merge; `b` wins. */
export const jsonMerge = <A extends object, B extends object>(
  a: Plain<A>,
  b: Plain<B>,
): Computed<Omit<A, keyof B> & B> => call('jsonMerge', a, b);

export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Hash of a text (at most 10,000 characters), as lower-case hex. */
export const hash = (text: Plain<string>, algorithm: HashAlgorithm): Computed<string> =>
  call('hash', text, algorithm);
export const base64Encode = (text: Plain<string>): Computed<string> => call('base64Encode', text);
export const base64Decode = (text: Plain<string>): Computed<string> => call('base64Decode', text);
/** A random UUID (version 4), new in every evaluation. */
export const uuid = (): Computed<string> => call('uuid');

export const add = (a: Plain<number>, b: Arg<number>): Computed<number> => call('add', a, b);
/** A random integer, `start` included, `end` not. */
export const random = (start: Arg<number>, end: Arg<number>): Computed<number> => call('random', start, end);

export const array = <T extends string | number | boolean | object | null>(
  ...items: Arg<T>[]
): Computed<T[]> => call('array', ...items);
/** Number of elements of an array. */
export const length = (items: Plain<readonly unknown[]>): Computed<number> => call('arrayLength', items);
export const arrayContains = <T>(items: Plain<readonly T[]>, item: Arg<NoInfer<T>>): Computed<boolean> =>
  call('arrayContains', items, item);
/** An element by an index known beforehand, 0 the first: `at(items, 0).name`. The same as `items[0]`, never undefined. */
export const at = <T>(items: Expr<readonly T[]>, index: number): Ref<T> =>
  (items as unknown as readonly unknown[])[index] as Ref<T>;
/** An element by its index, 0 the first. With a number known beforehand see `at`. */
export const arrayGetItem = <T>(items: Plain<readonly T[]>, index: Arg<number>): Computed<T> =>
  call('arrayGetItem', items, index);
/** Chunks of at most `size` elements. */
export const arrayPartition = <T>(items: Plain<readonly T[]>, size: Arg<number>): Computed<T[][]> =>
  call('arrayPartition', items, size);
/** `first`, `first + step`, …, not beyond `last` (which is included). At most 1,000 numbers. */
export const arrayRange = (first: Arg<number>, last: Arg<number>, step: Arg<number>): Computed<number[]> =>
  call('arrayRange', first, last, step);
/** The elements without repetitions. */
export const arrayUnique = <T>(items: Plain<readonly T[]>): Computed<T[]> => call('arrayUnique', items);
/** The parts of a text between the separators. */
export const split = (text: Plain<string>, separator: string): Computed<string[]> =>
  call('split', text, separator);
