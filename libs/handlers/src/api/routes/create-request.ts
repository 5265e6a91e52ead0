import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { admit, RefusedInput, requestRow } from '@ringi/approvals';
import { NewRequestSchema, RequestRowSchema, type AdmitEvent, type Request } from '@ringi/shared-types';
import { executionArn, requestId } from '../../core/ids.js';
import { project } from '../../projector/project.js';
import type { ApiFlow } from '../config.js';
import { whyNotStart } from '../flow-view.js';
import { loadRequest, rowOf } from '../load.js';
import { ApiProblem, invalid } from '../problem.js';
import { route, type Ask } from '../route.js';

const KEY = 'Idempotency-Key';

export const createRequest = route({
  method: 'post',
  path: '/api/requests',
  id: 'createRequest',
  summary: 'Starts a request. Repeated with the same key and body it answers with the request it started.',
  headers: { [KEY]: 'Made by the client once a request: a UUID, say. 1 to 200 characters.' },
  body: NewRequestSchema,
  answers: { 201: RequestRowSchema, 200: RequestRowSchema },
  problems: [400, 403, 404, 409, 503],
  async handle(ask) {
    const { who, ports, flows, directory, body } = ask;
    const found = flows.get(body.flow);
    if (whyNotStart(found, who)) {
      throw new ApiProblem('forbidden', `You may not start flow '${body.flow}'. ${askInstead(found)}`, {
        why_not: 'not_a_starter',
      });
    }
    const key = ask.header(KEY) ?? '';
    if (key.length < 1 || key.length > 200) {
      throw invalid([{ path: KEY, message: 'is a header every new request needs: 1 to 200 characters' }]);
    }
    const input = inputOf(ask);
    const name = `api-${createHash('sha256')
      .update(JSON.stringify([who.id, body.flow, key]))
      .digest('hex')
      .slice(0, 48)}`;
    const stateMachineArn = flows.stateMachineArn(found);
    const arn = executionArn(stateMachineArn, name);
    if (await ports.requests.get(requestId(arn))) return repeated(ask, arn, input);

    const deployed = await flows.deployed(found);
    admitted(found, deployed, arn, input, new Date(ports.now()).toISOString());
    const started = await ports.startExecution(who.id, {
      stateMachineArn,
      name,
      input: JSON.stringify(input),
    });
    if (!started) return repeated(ask, arn, input);
    const request = admitted(found, deployed, arn, input, started.started_at);
    // Admit writes the same: whoever is first. So the request can be looked at before Admit has run.
    await ports.requests.put(request);
    await project(ports, request.request_id);
    const row = requestRow(request, [], { status: 'RUNNING', redrive_count: 0 });
    return { status: 201, body: directory.row(row) };
  },
});

const askInstead = ({ flow: { starters } }: ApiFlow): string =>
  starters ? `Ask one who may: ${starters.join(', ')}.` : 'Ask an operator for the role requester.';

type CreateAsk = Ask<unknown, { flow: string; title?: string | undefined; input: Record<string, unknown> }>;

/** Who asks is who signed in, whatever the body says. */
function inputOf({ who, body }: CreateAsk): Record<string, unknown> {
  const taken = ['requester', 'title'].filter((field) => field in body.input);
  if (taken.length > 0) {
    throw invalid(
      taken.map((field) => ({
        path: `input.${field}`,
        message: field === 'title' ? 'is given beside the input' : 'is who signed in; leave it out',
      })),
    );
  }
  const title = body.title?.trim();
  return { ...body.input, requester: who.id, ...(title && { title }) };
}

/** @throws ApiProblem 400 with every wrong field, by the rules of Admit itself. */
function admitted(
  { flow }: ApiFlow,
  deployed: AdmitEvent['deployed'],
  id: string,
  input: unknown,
  start_time: string,
): Request {
  try {
    return admit(flow, { execution: { id, start_time }, input, deployed }, requestId(id)).request;
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error;
    // The title is given beside the input.
    throw invalid(
      error.problems.map(({ path, message }) => ({
        path: path === 'title' ? path : `input.${path}`,
        message,
      })),
    );
  }
}

/** The request that was started under this key, if it is the same one. */
async function repeated(ask: CreateAsk, arn: string, input: unknown) {
  const request_id = requestId(arn);
  const before = (await ask.ports.executions.describe(arn))?.input;
  if (before !== undefined && !isDeepStrictEqual(JSON.parse(before), input)) {
    throw new ApiProblem(
      'conflict',
      `This ${KEY} has started request ${request_id} with another body. Use a new key for a new request.`,
      { request_id },
    );
  }
  return { status: 200 as const, body: rowOf(ask, await loadRequest(ask, request_id)) };
}
