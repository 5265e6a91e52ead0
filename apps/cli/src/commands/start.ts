import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { textIn } from '@ringi/shared-types';
import { ApiRefused } from '../api/refusal.js';
import type { Command } from '../command.js';
import { Refused } from '../errors.js';
import { nameOf, shortId } from '../output/names.js';

/** Starts a request. */
export const start: Command = {
  name: 'start',
  usage: '<flow> [--input FILE] [--title TEXT] [--key KEY] [--as PERSON]',
  summary:
    "start a request; without --input with the flow's example; again with the same --key nothing twice",
  options: {
    input: { type: 'string' },
    title: { type: 'string' },
    key: { type: 'string' },
    as: { type: 'string' },
  },
  positionals: [1, 1],
  async run({ positionals: [flow = ''], options }, session) {
    const file = options['input'];
    const given = file === undefined ? undefined : readInput(resolve(session.cwd, file));
    const { api, id } = await session.requester(options['as']);
    const input =
      given ?? (await api.get('/api/flows/{flow}', { values: { flow } }).catch(unknown(flow))).example;
    const data = await api
      .post('/api/requests', {
        headers: { 'idempotency-key': options['key'] ?? randomUUID() },
        body: { flow, input, ...(options['title'] !== undefined && { title: options['title'] }) },
      })
      .catch(unknown(flow));
    const { request_id, levels, waiting } = data;
    return {
      data,
      text: [
        `Started ${request_id} of ${flow} as ${id}.`,
        `${levels.length} levels: ${levels.map(({ name }) => textIn(name)).join(', ')}.`,
        ...(waiting
          ? [`Level ${waiting.level} waits for ${waiting.waiting_for.map((who) => nameOf(who)).join(', ')}.`]
          : []),
        `Follow it with: ringi show ${shortId(request_id)}`,
      ],
    };
  },
};

/** Says where flows are listed when the API knows none of this name. */
const unknown =
  (flow: string) =>
  (error: unknown): never => {
    if (!(error instanceof ApiRefused) || error.problem?.code !== 'not_found') throw error;
    throw new Refused(`There is no flow '${flow}'. See those there are with: ringi flows`);
  };

/** An object; what is wrong inside it is the API's to say. */
function readInput(file: string): Record<string, unknown> {
  const wrong = (what: string): Refused =>
    new Refused(`The input ${file} ${what}. Correct the file, or --input.`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`cannot be read: ${(error as Error).message}`);
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw wrong(`is not JSON: ${(error as Error).message}`);
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input };
  throw wrong('is no JSON object: { "level1_confirmation_url": …, … }');
}
