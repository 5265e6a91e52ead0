export { approvalIdOf } from './requests/approval-id.js';
export { run, type Terminal } from './run.js';
