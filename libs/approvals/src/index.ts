export { admit, RefusedInput } from './admit/admit.js';
export { exampleInput } from './admit/example-input.js';
export { flowFields, inputFields, levelField, PARENT_LINK } from './admit/fields.js';
export type {
  Answer,
  BackendCapabilities,
  BackendDefinition,
  BackendPort,
  Confirmation,
  Description,
  InputField,
  LevelInput,
  Problem,
  Verdict,
} from './backend.js';
export { BACKENDS, backendOf } from './backends/registry.js';
export { codePipeline } from './backends/codepipeline/definition.js';
export { codePipelineOptions, type CodePipelineOptions } from './backends/codepipeline/options.js';
export { parseS3Location, UPLOADS, type S3Location } from './backends/codepipeline/s3-location.js';
export { SETTINGS } from './backends/codepipeline/settings.js';
export {
  approvalTimeoutMinutes,
  parseRunId,
  runId,
  STAGES,
  VARIABLES,
} from './backends/codepipeline/stages.js';
export {
  actionsOf,
  answerAt,
  pipelineVerdict,
  REFUSED,
  type ActionView,
  type PipelineView,
} from './backends/codepipeline/verdict.js';
export { formOf, SSM_FORMS, ssmAutomation, type SsmForm } from './backends/ssm-automation/definition.js';
export {
  APPROVE_STEP,
  approveTimeoutSeconds,
  CHILD_STEP,
  childDocument,
  oneStepDocument,
  parentDocument,
  type AutomationDocument,
} from './backends/ssm-automation/documents.js';
export { verdictOf, type AutomationView } from './backends/ssm-automation/verdict.js';
export { defineFlow, FlowError, type FlowSource, type LevelSource } from './flow/define-flow.js';
export {
  backstopSeconds,
  callerTimeoutSeconds,
  componentTimeoutSeconds,
  GRACE_SECONDS,
  levelSeconds,
} from './flow/timing.js';
export {
  decisionOf,
  endingOf,
  isAfterDue,
  isOverdue,
  isPastDue,
  mayTimeOut,
  timedOut,
  withdrawnDecision,
  type Ending,
} from './rules/decide.js';
export { mayDecide } from './rules/permitted.js';
export { FUNCTION_TIMEOUT_SECONDS, hasLiveLease, LEASE_SECONDS, leaseHorizon } from './rules/lease.js';
export { TABLES } from './store/tables.js';
export { callerMachine, type CallerParts } from './machines/caller.asl.js';
export { componentMachine, type ComponentFunctions } from './machines/component.asl.js';
export { answerOf, answersOf } from './view/answers.js';
export { isAsked, levelState, votesDecide } from './view/level-state.js';
export { levelViews } from './view/level-view.js';
export { LISTS } from './view/lists.js';
export { isApprover, mayRead, seesAll, whyNotDecide, whyNotWithdraw, type Viewer } from './view/may.js';
export { personOf, sessionOf } from './view/principals.js';
export {
  progressOf,
  type AskedApproval,
  type CallerStatus,
  type RequestProgress,
} from './view/request-state.js';
export {
  requesterPrincipal,
  requestRow,
  rowsOf,
  type InboxRowBody,
  type RequestRowBody,
  type RequestRows,
  type Row,
} from './view/rows.js';
