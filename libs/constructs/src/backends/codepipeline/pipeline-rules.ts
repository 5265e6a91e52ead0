import { runId } from '@ringi/approvals';
import type { BackendId, ReportEvent } from '@ringi/shared-types';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

const BACKEND: BackendId = 'codepipeline';

export interface PipelineRulesProps {
  /** Names of the pipelines that are watched. */
  readonly pipelines: readonly string[];
  readonly enabled: boolean;
  readonly report: lambda.IFunction;
}

/**
 * Tells report which execution has an answer or ended, and nothing else: report reads the rest back. An execution may end
 * without its approval (stopped, superseded, its pipeline changed), so the pipeline's own events are needed as well.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export class PipelineRules extends Construct {
  constructor(scope: Construct, id: string, { pipelines, enabled, report }: PipelineRulesProps) {
    super(scope, id);
    const event: ReportEvent = {
      backend: BACKEND,
      execution_id: runId(
        events.EventField.fromPath('$.detail.pipeline'),
        events.EventField.fromPath('$.detail.execution-id'),
      ),
    };
    const rule = (name: string, detailType: string, detail: Record<string, unknown>): void =>
      void new events.Rule(this, name, {
        enabled,
        eventPattern: {
          source: ['aws.codepipeline'],
          detailType: [detailType],
          detail: { pipeline: [...pipelines], ...detail },
        },
        targets: [new targets.LambdaFunction(report, { event: events.RuleTargetInput.fromObject(event) })],
      });
    rule('Ended', 'CodePipeline Pipeline Execution State Change', {
      state: ['SUCCEEDED', 'FAILED', 'STOPPED', 'SUPERSEDED', 'CANCELED'],
    });
    rule('Answered', 'CodePipeline Action Execution State Change', {
      state: ['SUCCEEDED', 'FAILED', 'ABANDONED', 'CANCELED'],
      type: { category: ['Approval'] },
    });
  }
}
