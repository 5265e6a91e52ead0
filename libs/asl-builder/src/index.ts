export { and, eq, gt, gte, isPresent, lt, lte, ne, not, or } from './expressions/comparison.js';
export {
  add,
  array,
  arrayContains,
  arrayGetItem,
  arrayPartition,
  arrayRange,
  arrayUnique,
  at,
  base64Decode,
  base64Encode,
  format,
  hash,
  json,
  jsonMerge,
  length,
  parseJson,
  random,
  split,
  uuid,
  type HashAlgorithm,
} from './expressions/intrinsics.js';
export { jsonata } from './expressions/jsonata.js';
export { asBoolean, asNumber, asText, asTimestamp, type Timestamp } from './expressions/typed.js';
export { BuildError } from './graph/build-error.js';
export { decompile, type DecompiledSource, type DecompileOptions } from './decompile/decompile.js';
export { findings, type Finding } from './findings/findings.js';
export { AslImportError, type ImportFinding } from './import/finding.js';
export { fromASL, type ImportedMachine } from './import/from-asl.js';
export { s3, type CsvOptions, type S3File, type S3Object } from './items/readers.js';
export { batch, select, type Batch, type BatchOptions } from './items/select.js';
export { awsSdk } from './integrations/aws-sdk.js';
export type { Catalogue, OptimizedCall, PlainCall, TokenCall } from './integrations/catalogue.js';
export { optimized, optimizedToken } from './integrations/optimized.js';
export { sdk } from './integrations/sdk.js';
export { fn, lambda, type LambdaError } from './integrations/lambda.js';
export { sqs, type SqsError } from './integrations/sqs.js';
export { states, type StartExecutionOptions, type StepFunctionsError } from './integrations/states.js';
export { machine, t, type MachineOptions, type ReturnAValueOrExit, type Start } from './machine.js';
export { raw, type RawDefinition } from './raw.js';
export { block, type Block } from './steps/block.js';
export { choice, when, type When } from './steps/choice.js';
export type { StateOptions } from './steps/extra.js';
export { fail, type Failure } from './steps/fail.js';
export { loop, type Loop, type PlainLoop } from './steps/loop.js';
export { loopFrom, type CarryingLoop } from './steps/loop-from.js';
export {
  distributedMap,
  type DistributedMapOptions,
  type ResultWriter,
  type WrittenResults,
} from './steps/distributed-map.js';
export { map, type MapOptions } from './steps/map.js';
export { match } from './steps/match.js';
export { matchTag } from './steps/match-tag.js';
export { next } from './steps/next.js';
export { parallel, type FallibleOptions } from './steps/parallel.js';
export { policy } from './policy/policy.js';
export type { PolicyOptions, PolicyStatement } from './policy/statement.js';
export { pass, type PassOptions } from './steps/pass.js';
export { rawState, type RawStateFields, type RawWays } from './steps/raw-state.js';
export { foreign } from './steps/retry.js';
export { succeed } from './steps/succeed.js';
export { task, type TaskOptions } from './steps/task.js';
export { wait, type Delay } from './steps/wait.js';
export type { AnyContext, Context, TaskContext, TaskToken } from './types/context.js';
export type { ErrorOutput, RetryPolicy, StatesError } from './types/errors.js';
export type { AnyRef, Expr, In, Out, Ref, Template, Type } from './types/expression.js';
export type { ItemSource, ItemsFor } from './types/items.js';
export type { FunctionRef, Integration } from './types/integration.js';
export type { Computed, Condition, JsonataExpr, Plain } from './types/language.js';
export type { ErrorsOf, InputOf, Machine, MachineTypes, OutputOf } from './types/machine.js';
export type { Body, Branch, Exits, Raises, Signal, Step } from './types/step.js';
