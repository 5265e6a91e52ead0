import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AdmitEventSchema, FlowSchema, type Admitted } from '@ringi/shared-types';
import { variable } from '../aws/environment.js';
import { admitRequest } from '../core/admit.js';
import { documentClient } from '../store/client.js';
import { requestStore } from '../store/requests.js';

// The flow lies beside the bundle; the stack that deploys the flow puts it there.
const flow = FlowSchema.parse(JSON.parse(readFileSync(new URL('./flow.json', import.meta.url), 'utf8')));
const requests = requestStore(documentClient(new DynamoDBClient()), variable('RINGI_REQUESTS_TABLE'));

export const handler = (event: unknown): Promise<Admitted> =>
  admitRequest(requests, flow, AdmitEventSchema.parse(event));
