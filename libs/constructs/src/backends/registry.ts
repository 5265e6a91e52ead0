import type { BackendId } from '@ringi/shared-types';
import type { BackendConstruct } from './backend-construct.js';
import { codePipelineConstruct } from './codepipeline/codepipeline.js';
import { ssmAutomationConstruct } from './ssm-automation/ssm-automation.js';

/** Every backend's constructs. The compiler names what is missing when an id is added. */
export const BACKEND_CONSTRUCTS = {
  'ssm-automation': ssmAutomationConstruct,
  codepipeline: codePipelineConstruct,
} as const satisfies Record<BackendId, BackendConstruct>;
