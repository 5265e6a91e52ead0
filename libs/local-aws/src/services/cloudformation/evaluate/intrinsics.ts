import { namedCondition } from './condition.js';
import { getAttArgument } from './get-att-argument.js';
import { NO_VALUE, type Scope } from './scope.js';
import { parseSub, subArgument } from './sub-text.js';

type Evaluate = (value: unknown, scope: Scope) => unknown;
type Intrinsic = (argument: unknown, scope: Scope, evaluate: Evaluate) => unknown;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const INTRINSICS = {
  Ref: (name, scope) => {
    if (name === 'AWS::NoValue') return NO_VALUE;
    const value = typeof name === 'string' ? scope.ref(name) : undefined;
    if (value === undefined)
      throw new Error(`Ref of '${String(name)}', which is no parameter and no resource`);
    return value;
  },
  'Fn::GetAtt': (argument, scope, evaluate) => {
    const [id, attribute] = getAttArgument(Array.isArray(argument) ? evaluate(argument, scope) : argument);
    return scope.getAtt(id, attribute);
  },
  'Fn::Sub': (argument, scope, evaluate) => {
    const { text, variables } = subArgument(argument);
    return parseSub(text)
      .map((part) => {
        if ('text' in part) return part.text;
        if (Object.hasOwn(variables, part.name)) {
          return asText(evaluate(variables[part.name], scope), 'Fn::Sub');
        }
        const call = part.name.includes('.') ? { 'Fn::GetAtt': part.name } : { Ref: part.name };
        return asText(evaluate(call, scope), 'Fn::Sub');
      })
      .join('');
  },
  'Fn::Join': (argument, scope, evaluate) => {
    const [separator, items] = pair('Fn::Join', argument);
    const list = evaluate(items, scope);
    if (typeof separator !== 'string' || !Array.isArray(list)) {
      throw new Error('Fn::Join takes a separator and a list');
    }
    return list.map((item) => asText(item, 'Fn::Join')).join(separator);
  },
  'Fn::Select': (argument, scope, evaluate) => {
    const [index, items] = pair('Fn::Select', argument).map((item) => evaluate(item, scope));
    const list = Array.isArray(items) ? (items as unknown[]) : [];
    const value = list[Number(index)];
    if (value === undefined) {
      throw new Error(`Fn::Select of ${String(index)}, but the list has ${list.length} items`);
    }
    return value;
  },
  'Fn::Split': (argument, scope, evaluate) => {
    const [separator, text] = pair('Fn::Split', argument);
    if (typeof separator !== 'string') throw new Error('Fn::Split takes a separator and a text');
    return asText(evaluate(text, scope), 'Fn::Split').split(separator);
  },
  'Fn::If': (argument, scope, evaluate) => {
    if (!Array.isArray(argument) || argument.length !== 3) {
      throw new Error('Fn::If takes the name of a condition and two values');
    }
    return evaluate(argument[namedCondition(argument[0], scope, evaluate) ? 1 : 2], scope);
  },
  'Fn::ImportValue': (argument, scope, evaluate) =>
    scope.importValue(asText(evaluate(argument, scope), 'Fn::ImportValue')),
  'Fn::FindInMap': (argument, scope, evaluate) => {
    const keys = (Array.isArray(argument) ? (argument as unknown[]) : []).map((key) => evaluate(key, scope));
    const [map, first, second] = keys.map(String);
    const value = scope.mappings[map ?? '']?.[first ?? '']?.[second ?? ''];
    if (keys.length !== 3 || value === undefined) {
      throw new Error(`Fn::FindInMap finds nothing at ${JSON.stringify(keys)}`);
    }
    return value;
  },
  'Fn::Base64': (argument, scope, evaluate) =>
    Buffer.from(asText(evaluate(argument, scope), 'Fn::Base64')).toString('base64'),
} satisfies Readonly<Record<string, Intrinsic>>;

export type IntrinsicName = keyof typeof INTRINSICS;

function pair(name: string, argument: unknown): [unknown, unknown] {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw new Error(`${name} takes a list of two values`);
  return argument as [unknown, unknown];
}

function asText(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} needs text, not ${value === NO_VALUE ? 'AWS::NoValue' : JSON.stringify(value)}`);
}
