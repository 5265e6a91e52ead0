import { LAPTOP_PEOPLE } from '../people.js';
import { defineConfig } from './ringi-config.js';

/** The laptop: the example flows as they stand, with its own people. Nothing in it fits an AWS account. */
export const LAPTOP = defineConfig({ prefix: 'Ringi', people: LAPTOP_PEOPLE });
