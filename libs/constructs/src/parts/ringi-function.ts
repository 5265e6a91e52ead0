import { FUNCTION_TIMEOUT_SECONDS } from '@ringi/approvals';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { HANDLER } from './bundle.js';
import { named, policyName } from './names.js';
import { allow } from './statements.js';

export interface RingiFunctionProps {
  readonly code: lambda.Code;
  readonly description: string;
  readonly logRetention: logs.RetentionDays;
  /** A role of another stack. Default: one of its own. */
  readonly role?: iam.Role;
  /** Default: what a lease counts on. */
  readonly timeout?: Duration;
}

/** Memory of every function, MiB: each makes a handful of API calls and waits for their answers. */
const MEMORY_MIB = 256;

/** A Lambda with a role and a log group of its own. */
export class RingiFunction extends Construct {
  readonly role: iam.Role;
  readonly function: lambda.Function;

  /** @param id also the function's name, after the stack's. */
  constructor(scope: Construct, id: string, props: RingiFunctionProps) {
    super(scope, id);
    const functionName = named(this, id);
    const logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: props.logRetention,
      // It holds ids and counts only; a kept log group of this name would make the next deployment fail.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role =
      props.role ??
      new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    if (props.role) {
      // In this stack: the other one must not refer back to the log.
      new iam.Policy(this, 'LogPolicy', {
        policyName: policyName(this, `${id}-log`),
        roles: [this.role],
        statements: [allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])],
      });
    } else logGroup.grantWrite(this.role);
    this.function = new lambda.Function(this, 'Function', {
      functionName,
      description: props.description,
      code: props.code,
      handler: HANDLER,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: MEMORY_MIB,
      timeout: props.timeout ?? Duration.seconds(FUNCTION_TIMEOUT_SECONDS),
      role: this.role,
      logGroup,
    });
  }

  get arn(): string {
    return this.function.functionArn;
  }
}
