import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface ChangedRuleProps {
  readonly stateMachineArn: string;
  readonly projector: lambda.IFunction;
}

/**
 * Tells the projector which execution has another status. Levels tell it by themselves, from the functions that move them.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export class ChangedRule extends Construct {
  constructor(scope: Construct, id: string, { stateMachineArn, projector }: ChangedRuleProps) {
    super(scope, id);
    new events.Rule(this, 'Rule', {
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [stateMachineArn] },
      },
      targets: [
        new targets.LambdaFunction(projector, {
          event: events.RuleTargetInput.fromObject({
            caller_execution_arn: events.EventField.fromPath('$.detail.executionArn'),
          }),
        }),
      ],
    });
  }
}
