import { Duration, type CfnCondition } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { deploymentName } from '../core/core-functions.js';
import type { RingiCore } from '../core/ringi-core.js';
import { RingiFunction } from '../parts/ringi-function.js';
import { arnHere } from '../parts/statements.js';
import { apiCode, type NamedPerson, type ServedFlow } from './api-code.js';
import { apiGrants } from './api-grants.js';
import { HttpApi } from './http-api.js';

export interface RingiApiProps {
  readonly core: RingiCore;
  readonly flows: readonly ServedFlow[];
  readonly people: readonly NamedPerson[];
  /** URL of who makes the tokens. May be a CloudFormation parameter. */
  readonly issuer: string;
  /** Whom the tokens are for. May be a CloudFormation parameter. */
  readonly audience: string;
  /** As long as it does not hold the API has no route. */
  readonly hasIssuer?: CfnCondition;
  /** The claim that is a person's id. Default: `sub`. */
  readonly personClaim?: string;
  /** Default: 100. A burst may be twice as large. */
  readonly requestsPerSecond?: number;
  /** How long logs are kept. Default: three months. */
  readonly logRetention?: logs.RetentionDays;
}

/** An HTTP API waits no longer. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const API_TIMEOUT = Duration.seconds(30);

/** What the dashboard, the command line and scripts talk to: one function behind an HTTP API that verifies tokens. */
export class RingiApi extends Construct {
  readonly function: RingiFunction;
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, props: RingiApiProps) {
    super(scope, id);
    const { core, flows, logRetention = logs.RetentionDays.THREE_MONTHS } = props;
    this.function = new RingiFunction(this, 'api', {
      code: apiCode(this, flows, props.people),
      description: 'Requests, levels and decisions, for people who have signed in.',
      logRetention,
      role: core.apiRole,
      timeout: API_TIMEOUT,
    });
    const environment = {
      RINGI_REQUESTS_TABLE: core.tables.requests.tableName,
      RINGI_DEPLOYMENT: deploymentName(core),
      RINGI_START_ROLE: core.functions.start.role.roleName,
      RINGI_APPROVER_ROLE: core.approver.role.roleArn,
      RINGI_STATE_MACHINE_PREFIX: arnHere('states', 'stateMachine:'),
      RINGI_PROJECTOR_FUNCTION: core.projector.function.functionName,
      RINGI_RECONCILE_FUNCTION: core.functions.reconcile.function.functionName,
      ...(props.personClaim !== undefined && { RINGI_PERSON_CLAIM: props.personClaim }),
    };
    for (const [name, value] of Object.entries(environment))
      this.function.function.addEnvironment(name, value);
    apiGrants(
      this,
      core,
      flows.map(({ stateMachineName }) => stateMachineName),
    );
    this.http = new HttpApi(this, 'Http', {
      handler: this.function.function,
      issuer: props.issuer,
      audience: props.audience,
      hasIssuer: props.hasIssuer,
      requestsPerSecond: props.requestsPerSecond ?? 100,
      logRetention,
    });
  }
}
