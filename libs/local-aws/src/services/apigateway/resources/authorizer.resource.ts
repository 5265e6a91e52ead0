import { notEmulated } from '../../../core/errors.js';
import type { PropertyReader } from '../../../core/property-reader.js';
import type { ResourceProvider } from '../../../core/resource.js';
import type { IdentitySource } from '../api.js';
import type { ApiStore } from '../api-store.js';
import { isOnThisMachine } from '../authorizer/this-machine.js';
import { partResource, texts } from './part.js';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-authorizer.html */
export const authorizerResource = (store: ApiStore): ResourceProvider =>
  partResource(store, {
    type: 'AWS::ApiGatewayV2::Authorizer',
    properties: ['Name', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
    idLength: 6,
    home: ({ authorizers }) => authorizers,
    attribute: 'AuthorizerId',
    read(reader) {
      reader.text('Name');
      const type = reader.text('AuthorizerType');
      if (type !== 'JWT') throw notEmulated(`authorizers of type ${type} of API Gateway: JWT only`);
      const jwt = reader.optionalNested('JwtConfiguration', ['Issuer', 'Audience']);
      if (!jwt) throw reader.wrong('JwtConfiguration', 'is required');
      const issuer = jwt.text('Issuer');
      if (!isOnThisMachine(issuer)) {
        throw notEmulated(`token issuers elsewhere ('${issuer}'): http:// on a loopback address only`);
      }
      const audience = texts(jwt, 'Audience');
      if (audience.length === 0) throw jwt.wrong('Audience', 'must name at least one audience');
      return { issuer, audience, sources: sourcesOf(reader) };
    },
  });

function sourcesOf(reader: PropertyReader): readonly IdentitySource[] {
  const sources = texts(reader, 'IdentitySource');
  if (sources.length === 0) throw reader.wrong('IdentitySource', 'must name where the token is');
  return sources.map((source) => {
    const [, place, name] = /^\$request\.(header|querystring)\.([\w-]+)$/.exec(source) ?? [];
    if (place === undefined || name === undefined) {
      throw reader.wrong(
        'IdentitySource',
        `has '${source}': must be $request.header.X or $request.querystring.X`,
      );
    }
    return { in: place as IdentitySource['in'], name };
  });
}
