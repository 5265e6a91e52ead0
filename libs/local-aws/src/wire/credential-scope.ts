import type { WireRequest } from './message.js';

/** What the `Authorization` header (Signature Version 4) says about the caller. The signature itself is not verified. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/**
 * Reads `Credential=AKID/20260101/eu-west-1/states/aws4_request`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function readCredentialScope(authorization: string | undefined): CredentialScope | undefined {
  const credential = /\bCredential=([^,\s]+)/.exec(authorization ?? '')?.[1];
  const [accessKeyId, , region, service, terminator] = credential?.split('/') ?? [];
  if (!accessKeyId || !region || !service || terminator !== 'aws4_request') return undefined;
  return { accessKeyId, region, service };
}

/** The scope of a request signed in its `Authorization` header or, as a presigned URL, in its query. */
export function credentialScopeOf({
  headers,
  query,
}: Pick<WireRequest, 'headers' | 'query'>): CredentialScope | undefined {
  const presigned = query.get('X-Amz-Credential');
  return readCredentialScope(
    headers['authorization'] ?? (presigned === null ? undefined : `Credential=${presigned}`),
  );
}
