import { namedCondition } from '../evaluate/condition.js';
import { evaluate, intrinsicOf, isKnownIntrinsic } from '../evaluate/evaluate.js';
import { getAttArgument } from '../evaluate/get-att-argument.js';
import type { Scope } from '../evaluate/scope.js';
import { parseSub, subArgument } from '../evaluate/sub-text.js';
import { isObject } from '../template/template.js';

/** What a value of a template needs, found without evaluating it. */
export interface References {
  /** Names in Ref, Fn::GetAtt and Fn::Sub: resources, parameters, pseudo parameters. */
  readonly names: Set<string>;
  /** Arguments of Fn::ImportValue that can be resolved from parameters. */
  readonly imports: unknown[];
  readonly problems: string[];
}

/** Walks a value; of Fn::If only the branch that its condition chooses (conditions depend on parameters only). */
export function collectReferences(value: unknown, scope: Scope, found: References): References {
  const walk = (item: unknown): void => {
    if (Array.isArray(item)) return item.forEach(walk);
    if (typeof item === 'string' && item.includes('{{resolve:')) {
      found.problems.push(`local-aws does not emulate dynamic references: ${item.slice(0, 80)}`);
    }
    if (!isObject(item)) return;
    const name = intrinsicOf(item);
    if (name === undefined) return Object.values(item).forEach(walk);
    if (!isKnownIntrinsic(name)) {
      found.problems.push(`local-aws does not emulate ${name}`);
      return;
    }
    try {
      walkIntrinsic(name, item[name]);
    } catch (error) {
      found.problems.push((error as Error).message);
    }
  };

  const walkIntrinsic = (name: string, argument: unknown): void => {
    switch (name) {
      case 'Ref':
        found.names.add(String(argument));
        return;
      case 'Fn::GetAtt':
        if (Array.isArray(argument) && typeof argument[0] === 'string' && typeof argument[1] === 'object') {
          found.names.add(argument[0]); // the attribute's name may be a Ref to a parameter
          return walk(argument[1]);
        }
        found.names.add(getAttArgument(argument)[0]);
        return;
      case 'Fn::Sub': {
        const { text, variables } = subArgument(argument);
        for (const part of parseSub(text)) {
          if ('name' in part && !Object.hasOwn(variables, part.name)) {
            found.names.add(part.name.split('.')[0] as string);
          }
        }
        return walk(Object.values(variables));
      }
      case 'Fn::If': {
        if (!Array.isArray(argument) || argument.length !== 3) {
          throw new Error('Fn::If takes the name of a condition and two values');
        }
        return walk(argument[namedCondition(argument[0], scope, evaluate) ? 1 : 2]);
      }
      case 'Fn::ImportValue':
        found.imports.push(argument);
        return walk(argument);
      default:
        return walk(argument);
    }
  };
  walk(value);
  return found;
}
