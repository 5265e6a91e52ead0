import { randomUUID } from 'node:crypto';
import { notEmulated, ServiceError } from '../core/errors.js';
import type { LocalEnvironment } from '../core/local-environment.js';
import type { Service } from '../core/service.js';
import type { Codec } from './codec.js';
import { credentialScopeOf, type CredentialScope } from './credential-scope.js';
import { jsonCodec } from './json-codec.js';
import type { WireRequest, WireResponse } from './message.js';
import { queryCodec } from './query-codec.js';
import { restJsonCodec } from './rest-json-codec.js';

/** Services without a Region: SDKs sign for them with one Region or another. */
const GLOBAL_SERVICES = new Set(['iam', 'sts']);

/** Answers one AWS request: finds the service, reads the request, calls the operation, writes the answer. */
export async function dispatch(env: LocalEnvironment, request: WireRequest): Promise<WireResponse> {
  const requestId = randomUUID();
  const scope = credentialScopeOf(request);
  const service = findService(env, scope, request);
  const codec = service ? codecOf(service) : guessCodec(request);
  try {
    const { accessKeyId } = checkScope(env, scope);
    if (!service) throw notEmulated(`the service '${scope?.service ?? ''}'`);
    const decoded = codec.decode(request);
    const principal = env.credentials.resolve(accessKeyId);
    const output = await env.call(service.name, decoded.operation, decoded.input, principal, requestId);
    return decoded.encode(output, requestId);
  } catch (error) {
    return codec.encodeError(asServiceError(env, error), requestId);
  }
}

function findService(env: LocalEnvironment, scope: CredentialScope | undefined, request: WireRequest) {
  const byScope = scope && env.service(scope.service);
  if (byScope) return byScope;
  const target = request.headers['x-amz-target'];
  return env
    .services()
    .find(({ protocol }) => protocol.kind === 'json' && target?.startsWith(`${protocol.targetPrefix}.`));
}

function codecOf({ name, protocol }: Service): Codec {
  switch (protocol.kind) {
    case 'json':
      return jsonCodec(protocol.version, protocol.targetPrefix);
    case 'query':
      return queryCodec(protocol.namespace);
    case 'rest-json':
      return restJsonCodec(name, protocol.routes);
    case 'own':
      return protocol.codec;
  }
}

/** The protocol an unknown service most likely speaks, so that its client can read the refusal. */
function guessCodec({ headers }: WireRequest): Codec {
  const type = headers['content-type'] ?? '';
  if (headers['x-amz-target']) return jsonCodec(type.endsWith('1.1') ? '1.1' : '1.0', '');
  if (type.startsWith('application/x-www-form-urlencoded')) return queryCodec('https://local-aws.invalid/');
  return restJsonCodec('', []);
}

function checkScope(env: LocalEnvironment, scope: CredentialScope | undefined): CredentialScope {
  if (!scope) {
    throw new ServiceError(
      'MissingAuthenticationToken',
      'The request is not signed (no Authorization header with a Signature Version 4 Credential). ' +
        'Any access key will do here, for example AWS_ACCESS_KEY_ID=test.',
      403,
    );
  }
  if (scope.region !== env.region && !GLOBAL_SERVICES.has(scope.service)) {
    throw new ServiceError(
      'InvalidSignatureException',
      `Credential should be scoped to a valid region: this emulator is ${env.region}, the request is signed for ${scope.region}. ` +
        `Set AWS_REGION=${env.region}.`,
      403,
    );
  }
  return scope;
}

function asServiceError(env: LocalEnvironment, error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  env.log(`Unexpected failure: ${detail}`);
  const message = error instanceof Error ? error.message : String(error);
  return new ServiceError('InternalFailure', `local-aws failed unexpectedly: ${message}`, 500);
}
