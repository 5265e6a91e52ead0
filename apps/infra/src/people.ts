import type { Person } from '@ringi/shared-types';

const person = (id: string, en: string, ja: string, ...roles: Person['roles']): Person => ({
  id,
  name: { en, ja },
  email: `${id}@example.com`,
  roles: ['requester', ...roles],
});

/** The people of the laptop: who may be asked by the example flows, an operator and an auditor. */
export const LAPTOP_PEOPLE: readonly Person[] = [
  person('sato', 'Hanako Sato', '佐藤 花子', 'approver'),
  person('suzuki', 'Ichiro Suzuki', '鈴木 一郎', 'approver'),
  person('takahashi', 'Misaki Takahashi', '高橋 美咲', 'approver'),
  person('tanaka', 'Kenta Tanaka', '田中 健太', 'approver'),
  person('ito', 'Yui Ito', '伊藤 結衣', 'approver'),
  person('kobayashi', 'Ren Kobayashi', '小林 蓮', 'operator'),
  person('yamamoto', 'Aoi Yamamoto', '山本 葵', 'auditor'),
];
