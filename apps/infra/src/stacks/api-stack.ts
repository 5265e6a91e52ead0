import { RingiApi, type RingiCore } from '@ringi/constructs';
import type { Flow } from '@ringi/shared-types';
import { CfnCondition, CfnOutput, CfnParameter, Fn, Stack, type App } from 'aws-cdk-lib';
import type { CheckedConfig } from '../config/check-config.js';
import { flowStackName } from './flow-stack.js';

/**
 * The API: stack `<prefix>Api`. Who makes tokens and for whom are parameters, so the same template is for Cognito, for a
 * company's own provider and for the laptop. As long as the issuer is empty the API has no route and lets nobody in.
 */
export class ApiStack extends Stack {
  readonly api: RingiApi;

  constructor(app: App, core: RingiCore, flows: readonly Flow[], config: CheckedConfig) {
    super(app, `${config.prefix}Api`, { description: 'Ringi: requests, levels and decisions over HTTP.' });
    const { signIn } = config;
    const issuer = new CfnParameter(this, 'TokenIssuer', {
      description: 'URL of the OpenID provider that makes the tokens. Empty: nobody is let in.',
      default: signIn?.issuer ?? '',
      allowedPattern: '|https?://\\S+',
    });
    const audience = new CfnParameter(this, 'TokenAudience', {
      description: 'Whom the tokens are for: their aud, or client_id when they have none.',
      default: signIn?.audience ?? '',
    });
    const hasIssuer = new CfnCondition(this, 'HasIssuer', {
      expression: Fn.conditionNot(Fn.conditionEquals(issuer, '')),
    });
    this.api = new RingiApi(this, 'Api', {
      core,
      flows: flows.map((flow) => ({ flow, stateMachineName: flowStackName(config.prefix, flow) })),
      people: config.people,
      issuer: issuer.valueAsString,
      audience: audience.valueAsString,
      hasIssuer,
      ...(signIn?.personClaim !== undefined && { personClaim: signIn.personClaim }),
      logRetention: config.logRetentionDays,
    });
    new CfnOutput(this, 'ApiEndpoint', {
      value: this.api.http.endpoint,
      description: 'Without /api, below which everything is.',
    });
  }
}
