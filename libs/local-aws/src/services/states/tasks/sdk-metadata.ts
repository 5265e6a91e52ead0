import { randomUUID } from 'node:crypto';

/** The metadata Step Functions adds to what an optimized integration answers. */
export function sdkMetadata(status: number): { SdkHttpMetadata: object; SdkResponseMetadata: object } {
  const requestId = randomUUID();
  const headers = { 'x-amzn-RequestId': requestId };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: { 'x-amzn-RequestId': [requestId] },
      HttpHeaders: headers,
      HttpStatusCode: status,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
