import { ApiError, UnreachableError } from './errors.js';
import { createSend, type SendParts } from './send.js';

const json = (status: number, body?: unknown) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status });

function make(answers: (Response | Error)[], parts: Partial<SendParts> = {}) {
  const reached: boolean[] = [];
  const fetch = jest.fn(() => {
    const answer = answers.shift() ?? json(200, {});
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  const send = createSend({
    base: '/api',
    fetch: fetch as unknown as typeof globalThis.fetch,
    token: () => Promise.resolve('t1'),
    renew: () => Promise.resolve(false),
    reached: (yes) => reached.push(yes),
    ...parts,
  });
  return { send, fetch: fetch as jest.Mock, reached };
}

describe('a call to the API', () => {
  it('carries the token and answers the JSON', async () => {
    const { send, fetch, reached } = make([json(200, { id: 'sato' })]);
    expect(await send('/me')).toEqual({ id: 'sato' });
    expect(fetch).toHaveBeenCalledWith('/api/me', {
      method: 'GET',
      headers: { accept: 'application/json', authorization: 'Bearer t1' },
    });
    expect(reached).toEqual([true]);
  });

  it('throws the problem of the API in its own words', async () => {
    const problem = { code: 'conflict', message: 'Level 2 has been decided.', why_not: 'already_decided' };
    const { send } = make([json(409, problem)]);
    const error = await send('/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, message: 'Level 2 has been decided.', problem });
  });

  it('makes a problem of an answer in another form', async () => {
    const { send } = make([json(403, { message: 'Forbidden' })]);
    await expect(send('/x')).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  });

  it('is tried once more with a new token after 401, and not without one', async () => {
    const renewed = make([json(401), json(200, { ok: true })], { renew: () => Promise.resolve(true) });
    expect(await renewed.send('/me')).toEqual({ ok: true });
    expect(renewed.fetch).toHaveBeenCalledTimes(2);
    const refused = make([json(401)]);
    await expect(refused.send('/me')).rejects.toMatchObject({ status: 401 });
    expect(refused.fetch).toHaveBeenCalledTimes(1);
  });

  it.each([[new TypeError('Failed to fetch')], [json(502)], [json(503)], [json(504)]])(
    'says that the API is away: %s',
    async (answer) => {
      const { send, reached } = make([answer]);
      await expect(send('/me')).rejects.toBeInstanceOf(UnreachableError);
      expect(reached).toEqual([false]);
    },
  );
});
