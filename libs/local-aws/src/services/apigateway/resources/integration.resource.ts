import { notEmulated } from '../../../core/errors.js';
import type { ResourceProvider } from '../../../core/resource.js';
import type { ApiStore } from '../api-store.js';
import { partResource } from './part.js';

/** The longest an HTTP API waits. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAX_MILLISECONDS = 30_000;
/** An integration may name a function by the ARN of its invocation. */
const INVOCATION = /:lambda:path\/[\d-]+\/functions\/(arn:.+)\/invocations$/;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html */
export const integrationResource = (store: ApiStore): ResourceProvider =>
  partResource(store, {
    type: 'AWS::ApiGatewayV2::Integration',
    properties: [
      'Description',
      'IntegrationType',
      'IntegrationUri',
      'IntegrationMethod',
      'PayloadFormatVersion',
      'TimeoutInMillis',
    ],
    idLength: 7,
    home: ({ integrations }) => integrations,
    attribute: 'IntegrationId',
    read(reader) {
      const type = reader.text('IntegrationType');
      if (type !== 'AWS_PROXY') throw notEmulated(`integrations of type ${type}: AWS_PROXY to Lambda only`);
      const version = reader.text('PayloadFormatVersion');
      if (version !== '2.0') throw notEmulated(`payload format ${version} of API Gateway: 2.0 only`);
      const uri = reader.text('IntegrationUri');
      const functionArn = INVOCATION.exec(uri)?.[1] ?? uri;
      if (!/^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:/.test(functionArn)) {
        throw reader.wrong('IntegrationUri', `must be the ARN of a Lambda function, not '${uri}'`);
      }
      const timeoutMilliseconds = reader.optionalInteger('TimeoutInMillis', 50, MAX_MILLISECONDS);
      return { functionArn, timeoutMilliseconds: timeoutMilliseconds ?? MAX_MILLISECONDS };
    },
  });
