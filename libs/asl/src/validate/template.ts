import { pushInOrder } from '../push-in-order.js';
import { checkExpression, isMarked } from './expression.js';
import { AWS, OURS } from './messages.js';
import { isIntrinsicCall, isPath } from './paths.js';
import { pointer } from './pointer.js';
import { isObject, type Check, type Fields, type Scope } from './scope.js';

/** Our limit: what is nested deeper is refused rather than walked. */
const MAX_DEPTH = 1000;

interface Place {
  readonly value: unknown;
  readonly at: string;
  readonly depth: number;
}

/** Checks any JSON in which the state's language is looked for: `name.$` fields in JSONPath, marked texts in JSONata. */
export const template: Check = (value, at, scope) => {
  const open: Place[] = [{ value, at, depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place.depth > MAX_DEPTH) {
      scope.findings.add('TOO_DEEPLY_NESTED', OURS.tooDeep(MAX_DEPTH), at);
      return;
    }
    pushInOrder(open, insideOf(place, scope));
  }
};

/** Checks one node; gives those below it. */
function insideOf({ value, at, depth }: Place, scope: Scope): Place[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => ({ value: item, at: pointer(at, i), depth: depth + 1 }));
  }
  if (scope.language === 'JSONata' && isMarked(value)) checkExpression(value, at, scope);
  if (!isObject(value)) return [];
  if (scope.language === 'JSONPath') checkDynamicFields(value, at, scope);
  return Object.entries(value)
    .filter(([key]) => scope.language === 'JSONata' || !key.endsWith('.$'))
    .map(([key, inner]) => ({ value: inner, at: pointer(at, key), depth: depth + 1 }));
}

/** AWS's place of these findings is the object, not the field. */
function checkDynamicFields(fields: Fields, at: string, { findings }: Scope): void {
  for (const [key, value] of Object.entries(fields)) {
    if (!key.endsWith('.$')) continue;
    if (!isPath(value) && !isIntrinsicCall(value)) findings.schema(AWS.dynamicField(key), at);
    const name = key.slice(0, -2);
    if (Object.hasOwn(fields, name)) findings.schema(OURS.twice(name), at);
  }
}
