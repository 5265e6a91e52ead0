import { ServiceError } from './errors.js';

/**
 * Reads CloudFormation properties with a type check. Numbers and booleans may be written as text, as CloudFormation allows.
 * Every method throws a ServiceError `ValidationException` that names the resource and the property.
 */
export class PropertyReader {
  readonly #where: string;
  readonly #properties: Readonly<Record<string, unknown>>;

  /** @param where e.g. `MyFunction (AWS::Lambda::Function)`, put in front of every complaint. */
  constructor(where: string, properties: Readonly<Record<string, unknown>>) {
    this.#where = where;
    this.#properties = properties;
  }

  optionalText(name: string): string | undefined {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw this.wrong(name, 'must be text');
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined || value === '') throw this.wrong(name, 'is required');
    return value;
  }

  optionalInteger(name: string, min: number, max: number): number | undefined {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
      throw this.wrong(name, `must be a whole number from ${min} to ${max}`);
    }
    return number;
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.#properties[name];
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw this.wrong(name, 'must be true or false');
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const value = this.optionalText(name) ?? fallback;
    if (!(values as readonly string[]).includes(value)) {
      throw this.wrong(name, `must be one of ${values.join(', ')}, not '${value}'`);
    }
    return value as T;
  }

  optionalObject(name: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw this.wrong(name, 'must be an object');
    }
    return value as Readonly<Record<string, unknown>>;
  }

  optionalList(name: string): readonly unknown[] | undefined {
    const value = this.#properties[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw this.wrong(name, 'must be a list');
    return value;
  }

  /** A reader for a nested object; it refuses members that are not in `known`. */
  optionalNested(name: string, known: readonly string[]): PropertyReader | undefined {
    const value = this.optionalObject(name);
    if (!value) return undefined;
    const unknown = Object.keys(value).filter((key) => !known.includes(key));
    if (unknown.length > 0) {
      throw this.wrong(name, `has members that local-aws does not emulate: ${unknown.join(', ')}`);
    }
    return new PropertyReader(`${this.#where}: ${name}`, value);
  }

  wrong(name: string, what: string): ServiceError {
    return new ServiceError('ValidationException', `${this.#where}: ${name} ${what}.`);
  }
}
