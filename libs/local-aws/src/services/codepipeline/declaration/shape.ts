import { notEmulated } from '../../../core/errors.js';
import {
  constraint,
  isRecord,
  optionalInteger,
  optionalString,
  type RawInput,
  type StringLimits,
} from '../../../core/raw-input.js';

/** One structure of a request, which knows where it lies in it (`pipeline.stages.1.member`). */
export class Shape {
  readonly path: string;
  readonly #value: RawInput;

  constructor(path: string, value: unknown) {
    if (!isRecord(value)) throw constraint(path, value, 'Member must not be null');
    this.path = path;
    this.#value = value;
  }

  has(name: string): boolean {
    return this.#value[name] !== undefined && this.#value[name] !== null;
  }

  optional(name: string, limits?: StringLimits): string | undefined {
    return optionalString(this.#value, name, limits, this.#at(name));
  }

  text(name: string, limits?: StringLimits): string {
    const value = this.optional(name, limits);
    if (value === undefined) throw constraint(this.#at(name), undefined, 'Member must not be null');
    return value;
  }

  integer(name: string, min: number, max: number): number | undefined {
    return optionalInteger(this.#value, name, min, max, this.#at(name));
  }

  shape(name: string): Shape {
    return new Shape(this.#at(name), this.#value[name]);
  }

  /** The structures of a list; none when it is absent. */
  list(name: string, max = Infinity): Shape[] {
    const value = this.#value[name] ?? [];
    if (!Array.isArray(value)) throw constraint(this.#at(name), value, 'Member must be a list');
    if (value.length > max)
      throw constraint(this.#at(name), value, `Member must have length less than or equal to ${max}`);
    return value.map((item, index) => new Shape(`${this.#at(name)}.${index + 1}.member`, item));
  }

  /** A map of text to text. */
  texts(
    name: string,
    limits: { readonly key: StringLimits; readonly value: StringLimits },
  ): Record<string, string> {
    const value = this.#value[name] ?? {};
    if (!isRecord(value)) throw constraint(this.#at(name), value, 'Member must be a map');
    return Object.fromEntries(
      Object.keys(value).map((key) => {
        optionalString({ key }, 'key', limits.key, this.#at(name));
        return [key, optionalString(value, key, limits.value, `${this.#at(name)}.${key}`) ?? ''];
      }),
    );
  }

  /** Refuses members that are set and not among `known`: something of AWS that is not emulated. */
  only(known: readonly string[], what: string): void {
    const unknown = Object.keys(this.#value).filter((name) => this.has(name) && !known.includes(name));
    if (unknown.length > 0)
      throw notEmulated(`${unknown.join(', ')} of ${what} (${this.path}) in CodePipeline`);
  }

  #at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
