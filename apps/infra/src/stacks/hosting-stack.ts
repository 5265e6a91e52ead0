import { COGNITO_PERSON_CLAIM, RingiHosting, type RingiApi } from '@ringi/constructs';
import { CfnOutput, Stack, type App } from 'aws-cdk-lib';
import { resolve } from 'node:path';
import type { CheckedConfig, HostingConfig } from '../config/check-config.js';
import { INFRA_HOME } from '../home.js';

/** The dashboard for people: stack `<prefix>Hosting`. Only where the configuration asks for it; never on the laptop. */
export class HostingStack extends Stack {
  readonly hosting: RingiHosting;

  constructor(app: App, api: RingiApi, hosting: HostingConfig, { prefix }: CheckedConfig) {
    super(app, `${prefix}Hosting`, { description: 'Ringi: the dashboard and its sign-in.' });
    this.hosting = new RingiHosting(this, 'Hosting', {
      apiEndpoint: api.http.endpoint,
      siteFolder: resolve(INFRA_HOME, hosting.siteFolder ?? '../dashboard/dist'),
      domainPrefix: hosting.domainPrefix,
    });
    new CfnOutput(this, 'DashboardUrl', { value: this.hosting.site.origin });
    new CfnOutput(this, 'TokenIssuer', {
      value: this.hosting.signIn.issuer,
      description: 'signIn.issuer of the configuration.',
    });
    new CfnOutput(this, 'TokenAudience', {
      value: this.hosting.clientId,
      description: `signIn.audience of the configuration; signIn.personClaim is '${COGNITO_PERSON_CLAIM}'.`,
    });
  }
}
