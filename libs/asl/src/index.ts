export type {
  Json,
  QueryLanguage,
  StateDefinition,
  StateMachineDefinition,
  StateType,
  StatesBlock,
  TypedDefinition,
} from './document.js';
export { AslSyntaxError } from './syntax-error.js';
export { parsePath, type AslPath } from './paths/path.js';
export { isReferencePath, parseReferencePath, type PathStep } from './paths/reference-path.js';
export type { IntrinsicArgument, IntrinsicCall } from './intrinsics/ast.js';
export { INTRINSIC_ARGUMENTS, isIntrinsicName, type IntrinsicName } from './intrinsics/names.js';
export { looksLikeIntrinsic, parseIntrinsic } from './intrinsics/parse.js';
export {
  historyResource,
  parseResource,
  type ActivityResource,
  type FunctionResource,
  type IntegrationPattern,
  type ServiceResource,
  type TaskResource,
} from './resource.js';
export { describeDiagnostic, type Diagnostic, type DiagnosticCode } from './validate/diagnostic.js';
export { awsLocation } from './validate/pointer.js';
export { isTimestamp, parseTimestamp } from './validate/timestamp.js';
export { validateDefinition, type ValidateOptions } from './validate/validate.js';
