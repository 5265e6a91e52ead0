import type { QueryLanguage } from '@ringi/asl';
import type { State } from '../graph/state.js';
import type { Program } from '../lower/program.js';
import type { Dialect } from './dialect.js';
import { jsonataDialect } from './jsonata-dialect.js';
import { jsonPathDialect } from './jsonpath-dialect.js';

/** The language that a state is printed in. */
export const dialectOf = (queryLanguage: QueryLanguage, program: Program, state: State): Dialect =>
  queryLanguage === 'JSONata' || state.queryLanguage === 'JSONata'
    ? jsonataDialect(program, state)
    : jsonPathDialect(program, state);
