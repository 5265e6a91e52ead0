import type { Waiting } from '@ringi/shared-types';
import { activate, i18n, type Language } from '../lib/i18n/i18n.js';
import type { Texts } from '../lib/i18n/use-text.js';
import { approver } from '../testing/people.js';
import { waitingSentence } from './waiting-sentence.js';

const NOW = Date.parse('2026-11-21T09:12:00Z');
const waiting: Waiting = {
  level: 2,
  level_name: { en: 'Section chiefs', ja: '課長' },
  required: 1,
  approved: 0,
  waiting_for: [approver('suzuki')],
  since: '2026-11-21T06:00:00Z',
  due_at: '2026-11-24T09:00:00Z',
  queued: false,
};

async function say(language: Language, change: Partial<Waiting> = {}): Promise<string> {
  await activate(language);
  const texts: Texts = {
    language,
    t: (id, values) => i18n._(id, values),
    text: (text) => (typeof text === 'string' ? text : text[language]),
    name: ({ person, principal }) => person?.name[language] ?? principal,
  };
  return waitingSentence({ ...waiting, ...change }, texts, NOW, { language, zone: 'Asia/Tokyo' });
}

describe('the waiting sentence', () => {
  it('names the one who is asked, how long it waits and until when', async () => {
    expect(await say('en')).toBe(
      'Waiting for Ichiro Suzuki, for 3h 12m so far. Due Nov 24, 18:00 GMT+9, then it times out.',
    );
    expect(await say('ja')).toBe(
      '鈴木 一郎の承認待ち（経過 3 時間 12 分）。期限は 11月24日 18:00 JST、過ぎると期限切れになります。',
    );
  });

  it('says of several that any one of them is enough', async () => {
    const waiting_for = [approver('suzuki'), approver('ito')];
    expect(await say('en', { waiting_for })).toMatch(/^Waiting for Ichiro Suzuki or Aoi Ito, /);
    expect(await say('ja', { waiting_for })).toMatch(/^鈴木 一郎または伊藤 葵の承認待ち/);
  });

  it('counts a quorum', async () => {
    const change = { required: 2, approved: 1, waiting_for: [approver('suzuki'), approver('ito')] };
    expect(await say('en', change)).toMatch(/^Waiting for 1 of Ichiro Suzuki, Aoi Ito, 1 of 2 approved, /);
    expect(await say('ja', change)).toMatch(
      /^鈴木 一郎、伊藤 葵のうち1名の承認待ち、必要な2名中1名が承認済み/,
    );
  });

  it('says that all are needed when they are', async () => {
    const change = { required: 2, waiting_for: [approver('suzuki'), approver('ito')] };
    expect(await say('en', change)).toMatch(/^Waiting for Ichiro Suzuki, Aoi Ito, 0 of 2 approved, /);
  });

  it('names three and counts the rest', async () => {
    const waiting_for = ['sato', 'suzuki', 'takahashi', 'tanaka', 'ito'].map(approver);
    expect(await say('en', { waiting_for, required: 2 })).toMatch(
      /^Waiting for 2 of Hanako Sato, Ichiro Suzuki, Yuki Takahashi, 2 more, 0 of 2 approved, /,
    );
  });

  it('says that the time is over, and that it is queued', async () => {
    expect(await say('en', { due_at: '2026-11-21T09:11:00Z' })).toMatch(/It was due Nov 21, 18:11 GMT\+9/);
    expect(await say('en', { queued: true })).toMatch(/^Queued for 3h 12m: .* Ichiro Suzuki will be asked/);
  });
});
