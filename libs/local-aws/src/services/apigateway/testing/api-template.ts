import { functionTemplate } from '../../../testing/function-template.js';

/** A template with a function behind an HTTP API: `/open/{proxy+}` for all, the rest with a token. */
export function apiTemplate(issuer: string, more: Readonly<Record<string, object>> = {}): object {
  const ApiId = { Ref: 'Api' };
  const Target = { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] };
  const secured = { ApiId, Target, AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } };
  const resource = (name: string, Properties: object) => ({
    Type: `AWS::ApiGatewayV2::${name}`,
    Properties: { ...Properties, ...more[name] },
  });
  const template = functionTemplate(
    { FunctionName: 'things' },
    {
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'access' } },
      Api: resource('Api', { Name: 'things', ProtocolType: 'HTTP' }),
      Integration: resource('Integration', {
        ApiId,
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Fn', 'Arn'] },
        PayloadFormatVersion: '2.0',
      }),
      Authorizer: resource('Authorizer', {
        ApiId,
        Name: 'people',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: issuer, Audience: ['things'] },
      }),
      Open: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId, Target, RouteKey: 'ANY /open/{proxy+}' },
      },
      One: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ...secured, RouteKey: 'GET /things/{id}' } },
      Scoped: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ...secured, RouteKey: 'DELETE /things/{id}', AuthorizationScopes: ['admin'] },
      },
      Stage: resource('Stage', {
        ApiId,
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingBurstLimit: 10, ThrottlingRateLimit: 5 },
        AccessLogSettings: {
          DestinationArn: { 'Fn::GetAtt': ['Log', 'Arn'] },
          Format:
            '$context.httpMethod $context.path $context.routeKey $context.status $context.authorizer.claims.sub',
        },
      }),
    },
  ) as { Outputs: object };
  return { ...template, Outputs: { Endpoint: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } } };
}
