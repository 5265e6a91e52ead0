import type { ActionProvider } from './action-run.js';
import { lambdaInvoke } from './lambda-invoke.js';
import { manualApproval } from './manual-approval.js';
import { s3Deploy } from './s3-deploy.js';
import { s3Source } from './s3-source.js';

/** By type, as in the structure of a pipeline. */
export const ACTIONS: Readonly<Record<string, ActionProvider>> = {
  'Source/AWS/S3/1': s3Source,
  'Approval/AWS/Manual/1': manualApproval,
  'Invoke/AWS/Lambda/1': lambdaInvoke,
  'Deploy/AWS/S3/1': s3Deploy,
};
