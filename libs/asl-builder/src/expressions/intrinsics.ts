import { nodeOf } from '../graph/node.js';
import type { Expr, Ref } from '../types/expression.js';
import type { Computed, Plain } from '../types/language.js';
import { call } from './call.js';
import { inBoth, intrinsic, operator } from './functions.js';

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
  return call({ ...operator('format', '&'), jsonPath: intrinsic('Format') }, ...parts);
}

/** A value as JSON text. Not for strings: JSONPath would quote one, JSONata's `$string` would not. */
export const json = (value: Plain<object | number | boolean | null | undefined>): Computed<string> =>
  call(inBoth('json', 'JsonToString', 'string'), value);
/** JSON text as a value. `T` is your promise about the text. */
export const parseJson = <T>(text: Plain<string>): Computed<T> =>
  call(inBoth('parseJson', 'StringToJson', 'parse'), text);
/** Shallow merge; `b` wins. */
export const jsonMerge = <A extends object, B extends object>(
  a: Plain<A>,
  b: Plain<B>,
): Computed<Omit<A, keyof B> & B> =>
  call(
    {
      name: 'jsonMerge',
      // The third argument, deep merging, must be false: AWS supports the shallow mode only.
      jsonPath: (a = '', b = '') => intrinsic('JsonMerge')(a, b, 'false'),
      jsonata: (...args) => `$merge([${args.join(', ')}])`,
    },
    a,
    b,
  );

export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Hash of a text (at most 10,000 characters), as lower-case hex. */
export const hash = (text: Plain<string>, algorithm: HashAlgorithm): Computed<string> =>
  call(inBoth('hash', 'Hash', 'hash'), text, algorithm);
export const base64Encode = (text: Plain<string>): Computed<string> =>
  call(inBoth('base64Encode', 'Base64Encode', 'base64encode'), text);
export const base64Decode = (text: Plain<string>): Computed<string> =>
  call(inBoth('base64Decode', 'Base64Decode', 'base64decode'), text);
/** A random UUID (version 4), new in every evaluation. */
export const uuid = (): Computed<string> => call({ ...inBoth('uuid', 'UUID', 'uuid'), impure: true });

export const add = (a: Plain<number>, b: Arg<number>): Computed<number> =>
  call({ ...operator('add', '+'), jsonPath: intrinsic('MathAdd') }, a, b);
/** A random integer, `start` included, `end` not. */
export const random = (start: Arg<number>, end: Arg<number>): Computed<number> =>
  call(
    {
      name: 'random',
      jsonPath: intrinsic('MathRandom'),
      jsonata: (from = '', to = '') => `$floor($random() * (${to} - ${from})) + ${from}`,
      infix: true,
      impure: true,
    },
    start,
    end,
  );

export const array = <T extends string | number | boolean | object | null>(
  ...items: Arg<T>[]
): Computed<T[]> =>
  call(
    { name: 'array', jsonPath: intrinsic('Array'), jsonata: (...args) => `[${args.join(', ')}]` },
    ...items,
  );
/** Number of elements of an array. */
export const length = (items: Plain<readonly unknown[]>): Computed<number> =>
  call(inBoth('arrayLength', 'ArrayLength', 'count'), items);
export const arrayContains = <T>(items: Plain<readonly T[]>, item: Arg<NoInfer<T>>): Computed<boolean> =>
  call(
    {
      name: 'arrayContains',
      jsonPath: intrinsic('ArrayContains'),
      jsonata: (list = '', value = '') => `${value} in ${list}`,
      infix: true,
    },
    items,
    item,
  );
/** An element by an index known beforehand, 0 the first: `at(items, 0).name`. The same as `items[0]`, never undefined. */
export const at = <T>(items: Expr<readonly T[]>, index: number): Ref<T> =>
  (items as unknown as readonly unknown[])[index] as Ref<T>;
/** An element by its index, 0 the first. With a number known beforehand see `at`. */
export const arrayGetItem = <T>(items: Plain<readonly T[]>, index: Arg<number>): Computed<T> =>
  call(
    {
      name: 'arrayGetItem',
      jsonPath: intrinsic('ArrayGetItem'),
      jsonata: (list = '', at = '') => `${list}[${at}]`,
    },
    items,
    index,
  );
/** Chunks of at most `size` elements. */
export const arrayPartition = <T>(items: Plain<readonly T[]>, size: Arg<number>): Computed<T[][]> =>
  call(inBoth('arrayPartition', 'ArrayPartition', 'partition'), items, size);
/** `first`, `first + step`, …, not beyond `last` (which is included). At most 1,000 numbers. */
export const arrayRange = (first: Arg<number>, last: Arg<number>, step: Arg<number>): Computed<number[]> =>
  call(inBoth('arrayRange', 'ArrayRange', 'range'), first, last, step);
/** The elements without repetitions. */
export const arrayUnique = <T>(items: Plain<readonly T[]>): Computed<T[]> =>
  call(inBoth('arrayUnique', 'ArrayUnique', 'distinct'), items);
/** The parts of a text between the separators. */
export const split = (text: Plain<string>, separator: string): Computed<string[]> =>
  call(inBoth('split', 'StringSplit', 'split'), text, separator);
