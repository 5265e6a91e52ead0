import { notEmulated } from '../../../core/errors.js';
import type { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceProvider } from '../../../core/resource.js';
import type { Stage } from '../api.js';
import type { ApiStore } from '../api-store.js';
import { partResource } from './part.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html */
export const stageResource = (store: ApiStore): ResourceProvider =>
  partResource(store, {
    type: 'AWS::ApiGatewayV2::Stage',
    properties: [
      'StageName',
      'Description',
      'AutoDeploy',
      'StageVariables',
      'AccessLogSettings',
      'DefaultRouteSettings',
      'Tags',
    ],
    idLength: 7,
    home: ({ stages }) => stages,
    idOf: (reader) => reader.text('StageName'),
    read(reader) {
      const name = reader.text('StageName');
      if (name !== '$default') throw notEmulated(`the stage '${name}' of an HTTP API: $default only`);
      if (reader.optionalBoolean('AutoDeploy') !== true) {
        throw notEmulated('deployments of HTTP APIs: give the stage AutoDeploy');
      }
      // Throttling is checked and not applied.
      const settings = reader.optionalNested('DefaultRouteSettings', [
        'ThrottlingBurstLimit',
        'ThrottlingRateLimit',
        'DetailedMetricsEnabled',
      ]);
      settings?.optionalInteger('ThrottlingBurstLimit', 0, 1_000_000);
      settings?.optionalInteger('ThrottlingRateLimit', 0, 1_000_000);
      return { variables: variablesOf(reader), accessLog: accessLogOf(reader) };
    },
  });

function variablesOf(reader: PropertyReader): Readonly<Record<string, string>> {
  const variables = reader.optionalObject('StageVariables') ?? {};
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}

function accessLogOf(reader: PropertyReader): Stage['accessLog'] {
  const settings = reader.optionalNested('AccessLogSettings', ['DestinationArn', 'Format']);
  if (!settings) return undefined;
  const arn = settings.text('DestinationArn');
  const group = /:logs:[\w-]+:\d{12}:log-group:([^:]+)(?::\*)?$/.exec(arn)?.[1];
  if (group === undefined) throw notEmulated(`access logs to '${arn}': CloudWatch Logs groups only`);
  return { group, format: settings.text('Format') };
}
