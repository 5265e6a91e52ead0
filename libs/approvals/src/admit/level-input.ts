import type { LevelInput } from '../backend.js';
import { levelField } from './fields.js';
import type { InputReader } from './input-reader.js';

/** The input as a backend reads it: the fields of one level, without `level<n>_`. */
export const levelInput = (reader: InputReader, level: number): LevelInput => ({
  text: (field) => reader.text(levelField(level, field)),
  optionalText: (field) => reader.optionalText(levelField(level, field)),
  url: (field) => reader.url(levelField(level, field)),
  optionalUrl: (field) => reader.optionalUrl(levelField(level, field)),
  optionalContent: (field) => reader.optionalContent(levelField(level, field)),
  problem: (field, message) => reader.problem(levelField(level, field), message),
  path: (field) => levelField(level, field),
});
