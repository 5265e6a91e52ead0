import type { Environment } from '../../core/environment.js';
import type { ServiceModule } from '../../core/resource.js';
import type { WireRequest, WireResponse } from '../../wire/message.js';
import type { LogStore } from '../logs/log-store.js';
import { ApiStore } from './api-store.js';
import { IssuerKeys } from './authorizer/verify-token.js';
import { problem } from './http/function-answer.js';
import { serve } from './http/serve.js';
import { apiResource } from './resources/api.resource.js';
import { authorizerResource } from './resources/authorizer.resource.js';
import { integrationResource } from './resources/integration.resource.js';
import { routeResource } from './resources/route.resource.js';
import { stageResource } from './resources/stage.resource.js';

/** Below it, by id, are the APIs that AWS has under names of their own. */
export const API_PREFIX = '/_apigateway/';

export interface ApiGatewayModule extends ServiceModule {
  /** Answers a request whose path starts with {@link API_PREFIX}. */
  serve(request: WireRequest): Promise<WireResponse>;
}

/** Amazon API Gateway: HTTP APIs with JWT authorizers in front of Lambda. */
export function apiGatewayModule(env: Environment, logs: LogStore): ApiGatewayModule {
  const store = new ApiStore();
  const options = {
    env,
    keys: new IssuerKeys(),
    log: (group: string, message: string) => logs.append(group, { at: env.clock.now(), message }),
  };
  return {
    service: { name: 'apigateway', protocol: { kind: 'rest-json', routes: [] }, operations: {} },
    resources: {
      'AWS::ApiGatewayV2::Api': apiResource(store, (id) => `${env.endpoint()}${API_PREFIX}${id}`),
      'AWS::ApiGatewayV2::Authorizer': authorizerResource(store),
      'AWS::ApiGatewayV2::Integration': integrationResource(store),
      'AWS::ApiGatewayV2::Route': routeResource(store),
      'AWS::ApiGatewayV2::Stage': stageResource(store),
    },
    async serve(request) {
      const [id = ''] = request.path.slice(API_PREFIX.length).split('/');
      const path = request.path.slice(API_PREFIX.length + id.length) || '/';
      const api = store.find(id);
      return api ? serve(options, api, request, path) : problem(404, 'Not Found');
    },
  };
}
