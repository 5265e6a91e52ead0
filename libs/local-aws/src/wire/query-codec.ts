import { ServiceError } from '../core/errors.js';
import type { Codec } from './codec.js';
import { readQueryInput } from './query-input.js';
import { toXmlValue, writeXml } from './xml.js';

/**
 * AWS query: the operation is the form's `Action`, the answer XML.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function queryCodec(namespace: string): Codec {
  const headers = (requestId: string) => ({ 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
  return {
    decode(request) {
      const form = new URLSearchParams(request.body.toString('utf8'));
      for (const [key, value] of request.query) if (!form.has(key)) form.append(key, value);
      const action = form.get('Action');
      if (!action) throw new ServiceError('MissingAction', 'The form has no Action.');
      return {
        operation: action,
        input: readQueryInput(form),
        encode: (output, requestId) => ({
          status: 200,
          headers: headers(requestId),
          body: writeXml(`${action}Response`, namespace, {
            [`${action}Result`]: toXmlValue(output ?? {}),
            ResponseMetadata: { RequestId: requestId },
          }),
        }),
      };
    },
    encodeError: (error, requestId) => ({
      status: error.status,
      headers: headers(requestId),
      body: writeXml('ErrorResponse', namespace, {
        Error: {
          Type: error.status < 500 ? 'Sender' : 'Receiver',
          Code: error.code,
          Message: error.message,
          ...(toXmlValue(error.details ?? {}) as object),
        },
        RequestId: requestId,
      }),
    }),
  };
}
