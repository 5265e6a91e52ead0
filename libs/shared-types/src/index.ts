export {
  APPROVAL_STATES,
  ApprovalRecordSchema,
  ApprovalRequestSchema,
  ComponentRefSchema,
  FailureSchema,
  type ApprovalRecord,
  type ApprovalRequest,
  type ComponentRef,
  type Failure,
} from './approval.schema.js';
export { BACKEND_IDS, BackendIdSchema, type BackendId } from './backend-ids.js';
export {
  CANCEL_REASONS,
  DeciderSchema,
  DecisionSchema,
  OUTCOMES,
  OutcomeSchema,
  type Decider,
  type Decision,
  type Outcome,
} from './decision.schema.js';
export { DurationSchema, durationSeconds } from './duration.js';
export { RINGI_ERRORS, RingiError, type RingiErrorName } from './errors.js';
export {
  AdmitEventSchema,
  AdmittedSchema,
  BackstopAnswerSchema,
  CloseEventSchema,
  ReportEventSchema,
  StartEventSchema,
  StartedSchema,
  type AdmitEvent,
  type Admitted,
  type BackstopAnswer,
  type CloseEvent,
  type ReportEvent,
  type StartEvent,
  type Started,
} from './events.schema.js';
export {
  ApproverSchema,
  FlowSchema,
  LevelSchema,
  OVERRIDABLE,
  type Flow,
  type Level,
} from './flow.schema.js';
export { PersonIdSchema, PersonSchema, type Person } from './person.schema.js';
export { RequestSchema, type Request } from './request.schema.js';
export { TextSchema, textIn, type Text } from './text.schema.js';
