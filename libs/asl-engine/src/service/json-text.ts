import type { Json } from '@ringi/asl';
import { messageOf } from '../errors.js';
import { nestsTooDeep } from './nesting.js';

const KEY = /^\s*\{\s*([^"}\s])/;
const WORD = /^\s*([\w$.-]+)/;

/** A text that is not JSON: `reason` in the words of AWS's parser where we know them. */
export class JsonTextError extends Error {
  /** Column after the word that the parser did not know, counted from 1. */
  readonly column: number | undefined;

  constructor(message: string, column?: number) {
    super(message);
    this.column = column;
  }
}

/** @throws JsonTextError. */
export function parseJsonText(text: string): Json {
  if (nestsTooDeep(text)) throw new JsonTextError('The JSON text is nested too deep.');
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const word = WORD.exec(text);
    if (word && !/^(-?\d|true\b|false\b|null\b)/.test(word[1] as string)) {
      throw new JsonTextError(
        `Unrecognized token '${word[1]}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
        word[0].length + 1,
      );
    }
    const key = KEY.exec(text)?.[1];
    if (key !== undefined) {
      throw new JsonTextError(
        `Unexpected character ('${key}' (code ${key.codePointAt(0)})): was expecting double-quote to start field name`,
      );
    }
    throw new JsonTextError(messageOf(error));
  }
}
