import type { Template } from '../template/template.js';

/** Stands for `AWS::NoValue`: what it is the value of is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** What the intrinsic functions of one stack can see. */
export interface Scope {
  readonly mappings: NonNullable<Template['Mappings']>;
  readonly conditions: NonNullable<Template['Conditions']>;
  /** Values of `Ref`: parameters, pseudo parameters, and resources once they exist. undefined: unknown name. */
  ref(name: string): unknown;
  /** @throws Error when the resource has no such attribute. */
  getAtt(logicalId: string, attribute: string): unknown;
  /** @throws Error when no stack exports the name. */
  importValue(name: string): unknown;
}
