import { RingiCore } from '@ringi/constructs';
import { CfnOutput, Stack, type App } from 'aws-cdk-lib';
import type { CheckedConfig } from '../config/check-config.js';

/** What all flows share: stack `<prefix>Core`. */
export class CoreStack extends Stack {
  readonly core: RingiCore;

  constructor(app: App, { prefix, approverRoleName, logRetentionDays }: CheckedConfig) {
    super(app, `${prefix}Core`, { description: 'Ringi: what all approval flows share.' });
    this.core = new RingiCore(this, 'Core', { approverRoleName, logRetention: logRetentionDays });
    new CfnOutput(this, 'ApproverRoleArn', { value: this.core.approver.role.roleArn });
    new CfnOutput(this, 'RequestsTable', { value: this.core.tables.requests.tableName });
    new CfnOutput(this, 'ProjectorFunction', { value: this.core.projector.function.functionName });
    new CfnOutput(this, 'ReconcileFunction', { value: this.core.functions.reconcile.function.functionName });
  }
}
