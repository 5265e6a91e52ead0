import { floatingStep } from './floating-step.js';
import { longBody } from './long-body.js';
import { tokenTimeout } from './token-timeout.js';

/**
 * ESLint rules for programs of this library:
 *
 *     import { plugin } from '@ringi/asl-builder/eslint';
 *     export default [{ plugins: { asl: plugin }, rules: { 'asl/long-body': 'error' } }];
 */
export const plugin = {
  meta: { name: '@ringi/asl-builder' },
  rules: { 'floating-step': floatingStep, 'long-body': longBody, 'token-timeout': tokenTimeout },
} as const;
