import type { BackendId } from '@ringi/shared-types';
import type { BackendDefinition } from '../backend.js';
import { codePipeline } from './codepipeline/definition.js';
import { ssmAutomation } from './ssm-automation/definition.js';

/** Every backend's definition. The compiler names what is missing when an id is added. */
export const BACKENDS = {
  'ssm-automation': ssmAutomation,
  codepipeline: codePipeline,
} as const satisfies Record<BackendId, BackendDefinition>;

export const backendOf = (id: BackendId): BackendDefinition => BACKENDS[id];
