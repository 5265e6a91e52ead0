import { ApprovalFlow, type RingiCore } from '@ringi/constructs';
import { textIn, type Flow } from '@ringi/shared-types';
import { CfnOutput, Stack, type App } from 'aws-cdk-lib';
import type { CheckedConfig } from '../config/check-config.js';

/** One flow: stack `<prefix>Flow-<flow>`. */
export class FlowStack extends Stack {
  readonly approvalFlow: ApprovalFlow;

  constructor(app: App, core: RingiCore, flow: Flow, config: CheckedConfig) {
    super(app, flowStackName(config.prefix, flow), { description: `Ringi: ${textIn(flow.title)}.` });
    this.approvalFlow = new ApprovalFlow(this, 'Flow', {
      core,
      flow,
      people: config.people.map(({ id }) => id),
      logRetention: config.logRetentionDays,
    });
    new CfnOutput(this, 'Region', { value: this.region });
    new CfnOutput(this, 'FlowName', { value: flow.name });
    new CfnOutput(this, 'CallerArn', { value: this.approvalFlow.caller.arn });
    new CfnOutput(this, 'ComponentArns', {
      value: this.approvalFlow.components.join(','),
      description: 'The component of each level, separated by commas.',
    });
    new CfnOutput(this, 'StepFunctionsInputExample', {
      value: this.approvalFlow.exampleInput,
      description: 'Input that starts a run of the caller unchanged.',
    });
  }
}

/** Name of a flow's stack, which is the name of its caller. */
export const flowStackName = (prefix: string, { name }: Flow): string => `${prefix}Flow-${name}`;
