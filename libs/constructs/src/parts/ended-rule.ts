import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Statuses an execution takes when it ends by itself, that is without a decision. */
export const ENDED_BY_ITSELF = ['ABORTED', 'TIMED_OUT', 'FAILED'] as const;

export interface EndedRuleProps {
  readonly stateMachineArns: readonly string[];
  readonly close: lambda.IFunction;
  /** The field of close's event that the execution's ARN goes to. */
  readonly field: 'component_execution_arn' | 'caller_execution_arn';
}

/**
 * Tells close which execution ended by itself; close reads the rest from Step Functions.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export class EndedRule extends Construct {
  constructor(scope: Construct, id: string, { stateMachineArns, close, field }: EndedRuleProps) {
    super(scope, id);
    new events.Rule(this, 'Rule', {
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [...stateMachineArns], status: [...ENDED_BY_ITSELF] },
      },
      targets: [
        new targets.LambdaFunction(close, {
          event: events.RuleTargetInput.fromObject({
            [field]: events.EventField.fromPath('$.detail.executionArn'),
          }),
        }),
      ],
    });
  }
}
