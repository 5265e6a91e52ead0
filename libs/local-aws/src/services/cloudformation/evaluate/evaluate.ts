import { isObject } from '../template/template.js';
import { INTRINSICS, type IntrinsicName } from './intrinsics.js';
import { NO_VALUE, type Scope } from './scope.js';

/** The name of the intrinsic function that a value is a call of, known or not; undefined: plain data. */
export function intrinsicOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  const [key] = keys;
  if (keys.length !== 1 || key === undefined) return undefined;
  return key === 'Ref' || key.startsWith('Fn::') ? key : undefined;
}

export const isKnownIntrinsic = (name: string): name is IntrinsicName => Object.hasOwn(INTRINSICS, name);

/**
 * A template's value with every intrinsic function resolved; {@link NO_VALUE} for `AWS::NoValue` itself.
 * @throws Error with one sentence when it cannot be resolved.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (!isObject(value)) return value;
  const name = intrinsicOf(value);
  if (name !== undefined) {
    if (!isKnownIntrinsic(name)) throw new Error(`local-aws does not emulate ${name}`);
    return INTRINSICS[name](value[name], scope, evaluate);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, evaluate(item, scope)])
      .filter(([, item]) => item !== NO_VALUE),
  );
}
