import { parseTimestamp, type Json } from '@ringi/asl';

/** The data-test operators about a value's type; `undefined` is a path that leads nowhere. */
export const TYPE_TESTS: Readonly<Record<string, (value: Json | undefined) => boolean>> = {
  IsPresent: (value) => value !== undefined,
  IsNull: (value) => value === null,
  IsBoolean: (value) => typeof value === 'boolean',
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
};
