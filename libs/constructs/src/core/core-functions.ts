import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundleCode } from '../parts/bundle.js';
import { named } from '../parts/names.js';
import { RingiFunction } from '../parts/ringi-function.js';
import { allow } from '../parts/statements.js';
import type { RingiTables } from './ringi-tables.js';

/** The functions every flow shares. */
export type CoreFunctions = Readonly<Record<'start' | 'report' | 'close' | 'reconcile', RingiFunction>>;

const DESCRIPTIONS = {
  start: 'Asks for an approval: keeps the task token, starts the backend.',
  report: 'Reads a decision back from its backend and answers the task token.',
  close: 'Ends what belongs to an execution that ended by itself.',
  reconcile: 'Repairs what events lost, every minute.',
} as const;

export interface CoreFunctionsProps {
  readonly tables: RingiTables;
  /** Component state machines, and ARN patterns of their executions. */
  readonly components: readonly string[];
  readonly componentExecutions: readonly string[];
  readonly logRetention: logs.RetentionDays;
}

/** Makes the shared functions, each with what it needs and no more. What a backend needs besides, the backend grants. */
export function coreFunctions(scope: Construct, props: CoreFunctionsProps): CoreFunctions {
  const make = (name: keyof CoreFunctions): RingiFunction =>
    new RingiFunction(scope, name, {
      code: bundleCode(name),
      description: DESCRIPTIONS[name],
      logRetention: props.logRetention,
    });
  const functions: CoreFunctions = {
    start: make('start'),
    report: make('report'),
    close: make('close'),
    reconcile: make('reconcile'),
  };
  for (const { function: fn } of Object.values(functions)) {
    fn.addEnvironment('RINGI_REQUESTS_TABLE', props.tables.requests.tableName);
    fn.addEnvironment('RINGI_TOKENS_TABLE', props.tables.tokens.tableName);
    fn.addEnvironment('RINGI_DEPLOYMENT', deploymentName(scope));
    fn.addEnvironment('RINGI_START_ROLE', functions.start.role.roleName);
  }
  for (const name of ['report', 'reconcile'] as const) {
    functions[name].function.addEnvironment('RINGI_START_FUNCTION', functions.start.function.functionName);
    functions[name].role.addToPolicy(allow(['lambda:InvokeFunction'], [functions.start.arn]));
  }
  grantTables(functions, props.tables);
  grantExecutions(functions, props);
  return functions;
}

/** The name that marks this deployment's executions among those of others in the account. */
export const deploymentName = (scope: Construct): string => named(scope, '').slice(0, -1);

function grantTables(functions: CoreFunctions, { requests, tokens, unfinished }: RingiTables): void {
  const [read, put, update] = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
  const onRequests = { start: [read, put, update], report: [read, update] };
  const all = { ...onRequests, close: [read, put, update], reconcile: [read, put, update] };
  const onTokens = {
    start: [read, update],
    report: [read],
    close: [read],
    reconcile: [read, 'dynamodb:DeleteItem'],
  };
  for (const name of ['start', 'report', 'close', 'reconcile'] as const) {
    functions[name].role.addToPolicy(allow(all[name], [requests.tableArn]));
    functions[name].role.addToPolicy(allow(onTokens[name], [tokens.tableArn]));
  }
  for (const name of ['report', 'reconcile'] as const) {
    functions[name].role.addToPolicy(allow(['dynamodb:Query'], [unfinished]));
  }
}

function grantExecutions(
  functions: CoreFunctions,
  { components, componentExecutions }: CoreFunctionsProps,
): void {
  for (const { role } of Object.values(functions)) {
    // A task token belongs to its state machine, which is the resource of the answer.
    role.addToPolicy(allow(['states:SendTaskSuccess', 'states:SendTaskFailure'], components));
    role.addToPolicy(allow(['states:DescribeExecution'], componentExecutions));
  }
  for (const name of ['close', 'reconcile'] as const) {
    functions[name].role.addToPolicy(allow(['states:StopExecution'], componentExecutions));
  }
}
