import { APPROVE_STEP } from '@ringi/approvals';
import type { BackendId, ReportEvent } from '@ringi/shared-types';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

const BACKEND: BackendId = 'ssm-automation';
/** Nothing is decided before one of these. */
const ENDED = ['Success', 'Failed', 'TimedOut', 'Cancelled'];

export interface SsmStatusRuleProps {
  /** Names of the documents whose automations are watched. */
  readonly documents: readonly string[];
  readonly report: lambda.IFunction;
}

/**
 * Tells report which automation has an answer or ended, and nothing else: report reads the rest back. SSM sends these events by best
 * effort; the reconciler finds what they miss.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export class SsmStatusRule extends Construct {
  constructor(scope: Construct, id: string, { documents, report }: SsmStatusRuleProps) {
    super(scope, id);
    const event: ReportEvent = {
      backend: BACKEND,
      execution_id: events.EventField.fromPath('$.detail.ExecutionId'),
    };
    new events.Rule(this, 'Rule', {
      eventPattern: {
        source: ['aws.ssm'],
        detailType: [
          'EC2 Automation Step Status-change Notification',
          'EC2 Automation Execution Status-change Notification',
        ],
        detail: {
          Definition: [...documents],
          Status: ENDED,
          // The step people answer, or the automation itself (its event names no step).
          StepName: [APPROVE_STEP, { exists: false }],
        },
      },
      targets: [new targets.LambdaFunction(report, { event: events.RuleTargetInput.fromObject(event) })],
    });
  }
}
