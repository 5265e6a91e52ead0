import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import dynalite from 'dynalite';
import { ServiceError } from '../../core/errors.js';

/**
 * DynamoDB's tables and items: dynalite, in process and in memory. Its HTTP server never listens; requests are handed to
 * its handler as the two objects it uses of them.
 */
export class DynaliteStore {
  readonly #server: Server;

  constructor({ accountId, region }: { accountId: string; region: string }) {
    // dynalite takes account and Region (of its table ARNs) from the environment variables, once, when it is made.
    const { AWS_ACCOUNT_ID, AWS_REGION } = process.env;
    Object.assign(process.env, { AWS_ACCOUNT_ID: accountId, AWS_REGION: region });
    try {
      this.#server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    } finally {
      restore('AWS_ACCOUNT_ID', AWS_ACCOUNT_ID);
      restore('AWS_REGION', AWS_REGION);
    }
  }

  /** @throws ServiceError as DynamoDB answers it. */
  call(operation: string, input: unknown): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const request = Object.assign(new EventEmitter(), {
        method: 'POST',
        url: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `DynamoDB_20120810.${operation}`,
          // dynalite wants a signed request; who signs was settled before it is asked.
          authorization:
            'AWS4-HMAC-SHA256 Credential=a/b/c/dynamodb/aws4_request, SignedHeaders=host, Signature=a',
          'x-amz-date': 'a',
        },
      });
      const response = {
        statusCode: 200,
        setHeader: () => undefined,
        end: (body = '{}') => {
          const answer = JSON.parse(body) as Record<string, unknown>;
          if (response.statusCode === 200) resolve(answer);
          else reject(asServiceError(answer, response.statusCode));
        },
      };
      try {
        this.#server.emit('request', request, response);
        request.emit('data', Buffer.from(JSON.stringify(input)));
        request.emit('end');
      } catch (error) {
        reject(error as Error);
      }
    });
  }
}

function asServiceError(answer: Record<string, unknown>, status: number): ServiceError {
  const { __type: type, message, Message, ...details } = answer;
  const code = String(type).replace(/^.*#/, '');
  return new ServiceError(code, String(message ?? Message ?? code), status, details);
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
