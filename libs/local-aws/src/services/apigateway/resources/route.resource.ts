import { notEmulated } from '../../../core/errors.js';
import type { ResourceProvider } from '../../../core/resource.js';
import type { ApiStore } from '../api-store.js';
import { parseRouteKey } from '../http/match-route.js';
import { partResource, texts } from './part.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html */
export const routeResource = (store: ApiStore): ResourceProvider =>
  partResource(store, {
    type: 'AWS::ApiGatewayV2::Route',
    properties: [
      'RouteKey',
      'Target',
      'AuthorizationType',
      'AuthorizerId',
      'AuthorizationScopes',
      'OperationName',
    ],
    idLength: 7,
    home: ({ routes }) => routes,
    attribute: 'RouteId',
    read(reader) {
      const key = reader.text('RouteKey');
      if (parseRouteKey(key) === undefined) {
        throw reader.wrong('RouteKey', `must be $default or a method and a path, not '${key}'`);
      }
      const target = /^integrations\/(\w+)$/.exec(reader.text('Target'))?.[1];
      if (target === undefined) throw reader.wrong('Target', "must be 'integrations/<integration id>'");
      const type = reader.optionalText('AuthorizationType') ?? 'NONE';
      if (type !== 'NONE' && type !== 'JWT') throw notEmulated(`routes with authorization type ${type}`);
      return {
        key,
        integrationId: target,
        authorizerId: type === 'JWT' ? reader.text('AuthorizerId') : undefined,
        scopes: texts(reader, 'AuthorizationScopes'),
      };
    },
  });
