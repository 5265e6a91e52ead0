import { startApp } from '../app/start-app.js';
import { changeSettings } from '../lib/settings/settings.js';
import { DAY } from './make-request.js';
import { FakeApi } from './fake-api.js';
import { FAKE_CONFIG } from './fake-config.js';
import { fakeSession } from './fake-session.js';
import type { Recipe } from './make-request.js';

/** Chosen by `localStorage['ringi.fake']`: a person and what the API holds. */
interface Choice {
  readonly person?: string;
  readonly data?: 'full' | 'empty' | 'error' | 'many' | 'down';
  readonly signedOut?: boolean;
}

const choice = JSON.parse(localStorage.getItem('ringi.fake') ?? '{}') as Choice;
// Times of the API in memory are relative to the present; pictures need the same ones each time.
const now = Date.now;

const many = (): Recipe[] =>
  Array.from({ length: 10_000 }, (_, index) => ({
    id: `m${index}`,
    flow: 'publish',
    title: `Page ${index + 1}`,
    requester: 'tanaka',
    age: (index % 140) * (DAY / 24),
    passed: [],
    next: 'waiting',
  }));

const api = new FakeApi({
  ...(choice.person && { person: choice.person }),
  ...(choice.data === 'empty' && { requests: [] }),
  ...(choice.data === 'many' && { requests: many(), pageSize: 100 }),
  now,
});
if (choice.data === 'error') api.mode = 'error';
// For tests in a browser: `ringiFake.goDown()`, `ringiSettings({ theme: 'dark' })`.
Object.assign(window, { ringiFake: api, ringiSettings: changeSettings });

await startApp({
  config: FAKE_CONFIG,
  session: fakeSession(!choice.signedOut),
  fetch: api.fetch,
  updates: api.updates,
});
if (choice.data === 'down') api.goDown();
