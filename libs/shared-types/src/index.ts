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
export {
  DashboardConfigSchema,
  DecidedSchema,
  FlowFormSchema,
  FlowViewSchema,
  InboxSchema,
  MeSchema,
  NewDecisionSchema,
  NewRequestSchema,
  ProblemSchema,
  RequestEventListSchema,
  RequestListQuerySchema,
  RequestListSchema,
  type DashboardConfig,
  type FlowForm,
  type FlowView,
  type Inbox,
  type Me,
  type NewDecision,
  type NewRequest,
  type Problem,
  type RequestEventList,
  type RequestList,
} from './api/api.schema.js';
export {
  AnswerViewSchema,
  ApproverViewSchema,
  LEVEL_STATES,
  LevelStateSchema,
  LevelViewSchema,
  WaitingSchema,
  WhyNotSchema,
  type AnswerView,
  type ApproverView,
  type LevelState,
  type LevelView,
  type Waiting,
  type WhyNot,
} from './api/level-view.schema.js';
export {
  InboxItemSchema,
  REQUEST_STATES,
  RequestEventSchema,
  RequestRowSchema,
  RequestStateSchema,
  RequestViewSchema,
  type InboxItem,
  type RequestEvent,
  type RequestRow,
  type RequestState,
  type RequestView,
} from './api/request-view.schema.js';
