import type { Json } from '@ringi/asl';
import { deepEqual } from '../json.js';
import { intrinsicFailure, wantArray, wantInteger, type IntrinsicFunction } from './function.js';

/** AWS's limit for the items States.ArrayRange makes. */
const MAX_RANGE = 1_000;

export const array: IntrinsicFunction = (args) => [...args];

export const arrayPartition: IntrinsicFunction = ([list, size]) => {
  const items = wantArray('States.ArrayPartition', list);
  const chunk = wantInteger('States.ArrayPartition', size);
  if (chunk < 1) throw intrinsicFailure('States.ArrayPartition needs a chunk size of at least 1');
  return Array.from({ length: Math.ceil(items.length / chunk) }, (_, i) =>
    items.slice(i * chunk, (i + 1) * chunk),
  );
};

export const arrayContains: IntrinsicFunction = ([list, wanted]) =>
  wantArray('States.ArrayContains', list).some((item) => deepEqual(item, wanted));

export const arrayRange: IntrinsicFunction = (args) => {
  const [first, last, step] = [0, 1, 2].map((i) => wantInteger('States.ArrayRange', args[i])) as [
    number,
    number,
    number,
  ];
  if (step === 0) throw intrinsicFailure('States.ArrayRange needs a step other than 0');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MAX_RANGE) throw intrinsicFailure(`States.ArrayRange makes at most ${MAX_RANGE} items`);
  return Array.from({ length }, (_, i) => first + i * step);
};

export const arrayGetItem: IntrinsicFunction = ([list, index]) => {
  const items = wantArray('States.ArrayGetItem', list);
  const item = items[wantInteger('States.ArrayGetItem', index)];
  if (item === undefined)
    throw intrinsicFailure(`States.ArrayGetItem: no item ${JSON.stringify(index)} among ${items.length}`);
  return item;
};

export const arrayLength: IntrinsicFunction = ([list]) => wantArray('States.ArrayLength', list).length;

export const arrayUnique: IntrinsicFunction = ([list]) =>
  wantArray('States.ArrayUnique', list).reduce<Json[]>((kept, item) => {
    if (!kept.some((other) => deepEqual(other, item))) kept.push(item);
    return kept;
  }, []);
