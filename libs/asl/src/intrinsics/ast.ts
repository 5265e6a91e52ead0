import type { AslPath } from '../paths/path.js';
import type { IntrinsicName } from './names.js';

/** `States.Format('Hello {}', $.name)` as data. */
export interface IntrinsicCall {
  readonly kind: 'call';
  readonly name: IntrinsicName;
  readonly arguments: readonly IntrinsicArgument[];
}

export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly path: AslPath }
  /** `value`: escapes resolved. `template`: as written, so that States.Format can tell `\{` from `{`. */
  | { readonly kind: 'string'; readonly value: string; readonly template: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | null };
