import { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { CorsConfiguration, HttpApi } from '../api.js';
import { newId, type ApiStore } from '../api-store.js';
import { texts } from './part.js';

const CORS = ['AllowOrigins', 'AllowMethods', 'AllowHeaders', 'ExposeHeaders', 'AllowCredentials', 'MaxAge'];

/**
 * `AWS::ApiGatewayV2::Api` with protocol HTTP. `ApiEndpoint` is its address on this machine.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
 */
export function apiResource(store: ApiStore, endpointOf: (apiId: string) => string): ResourceProvider {
  const put = (
    id: string,
    properties: Readonly<Record<string, unknown>>,
    { logicalId }: ResourceContext,
    previous?: HttpApi,
  ) => {
    const reader = new PropertyReader(`${logicalId} (AWS::ApiGatewayV2::Api)`, properties);
    reader.oneOf('ProtocolType', ['HTTP'], 'HTTP');
    store.put({
      id,
      name: reader.text('Name'),
      cors: readCors(reader),
      stages: previous?.stages ?? new Map(),
      routes: previous?.routes ?? new Map(),
      integrations: previous?.integrations ?? new Map(),
      authorizers: previous?.authorizers ?? new Map(),
    });
    return { physicalId: id, attributes: { ApiId: id, ApiEndpoint: endpointOf(id) } };
  };
  return {
    properties: ['Name', 'Description', 'ProtocolType', 'CorsConfiguration', 'Tags'],
    create: (properties, context) => put(newId(10), properties, context),
    update: (physicalId, properties, context) => put(physicalId, properties, context, store.find(physicalId)),
    delete: (physicalId) => store.delete(physicalId),
  };
}

function readCors(reader: PropertyReader): CorsConfiguration | undefined {
  const cors = reader.optionalNested('CorsConfiguration', CORS);
  if (!cors) return undefined;
  const allowOrigins = texts(cors, 'AllowOrigins');
  const allowCredentials = cors.optionalBoolean('AllowCredentials') ?? false;
  if (allowCredentials && allowOrigins.includes('*')) {
    throw cors.wrong('AllowOrigins', "must not be '*' together with AllowCredentials");
  }
  return {
    allowOrigins,
    allowMethods: texts(cors, 'AllowMethods'),
    allowHeaders: texts(cors, 'AllowHeaders'),
    exposeHeaders: texts(cors, 'ExposeHeaders'),
    allowCredentials,
    maxAge: cors.optionalInteger('MaxAge', -1, 86_400),
  };
}
