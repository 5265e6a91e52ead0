import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Checks the AWS Solutions rules at synth; a finding that is not acknowledged makes synth fail. */
export async function addNag(app: App): Promise<void> {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
