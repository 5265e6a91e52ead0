import { Aws, Fn, RemovalPolicy, Stack, type CfnCondition } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { named } from '../parts/names.js';

/** Everything below it goes to the function, and is asked for a token first. */
export const API_ROUTE = 'ANY /api/{proxy+}';

/**
 * What an access log line tells: ids, times and sizes. A query may hold what people search for, so it is not in it.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  person: '$context.authorizer.claims.sub',
  refused: '$context.authorizer.error',
} as const;

export interface HttpApiProps {
  readonly handler: lambda.Function;
  /** Who makes the tokens: its URL is their `iss`. */
  readonly issuer: string;
  /** Whom they are for: their `aud`, or `client_id` when they have none. */
  readonly audience: string;
  /** Without it there is no way in: as long as it does not hold, the API has no route. */
  readonly hasIssuer?: CfnCondition | undefined;
  /** Requests per second; a burst may be twice as large. */
  readonly requestsPerSecond: number;
  readonly logRetention: logs.RetentionDays;
}

/** One Lambda behind an HTTP API that lets nobody in without a token of the issuer. */
export class HttpApi extends Construct {
  readonly apiId: string;
  /** `https://…`, without `/api`. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const api = new gateway.CfnApi(this, 'Api', {
      name: Stack.of(this).stackName,
      description: 'Requests, levels and decisions.',
      protocolType: 'HTTP',
    });
    this.apiId = api.ref;
    this.endpoint = api.attrApiEndpoint;
    this.#route(props);
    this.#stage(props);
    props.handler.addPermission('ByApi', {
      principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${api.ref}/*/*/api/{proxy+}`,
    });
  }

  #route({ handler, issuer, audience, hasIssuer }: HttpApiProps): void {
    const { apiId } = this;
    const integration = new gateway.CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: handler.functionArn,
      payloadFormatVersion: '2.0',
    });
    const authorizer = new gateway.CfnAuthorizer(this, 'Authorizer', {
      apiId,
      name: named(this, 'people'),
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience: [audience] },
    });
    const route = new gateway.CfnRoute(this, 'Route', {
      apiId,
      routeKey: API_ROUTE,
      target: Fn.join('/', ['integrations', integration.ref]),
      authorizationType: 'JWT',
      authorizerId: authorizer.ref,
    });
    for (const part of [authorizer, route]) part.cfnOptions.condition = hasIssuer;
  }

  #stage({ requestsPerSecond, logRetention }: HttpApiProps): void {
    const log = new logs.LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/apis/${named(this, 'access')}`,
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new gateway.CfnStage(this, 'Stage', {
      apiId: this.apiId,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: requestsPerSecond,
        throttlingBurstLimit: requestsPerSecond * 2,
      },
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(ACCESS_LOG) },
    });
  }
}
