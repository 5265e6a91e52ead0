import type { ApproverView, Person } from '@ringi/shared-types';

const person = (id: string, en: string, ja: string, roles: Person['roles']): Person => ({
  id,
  name: { en, ja },
  email: `${id}@example.com`,
  roles,
});

export const PEOPLE: readonly Person[] = [
  person('sato', 'Hanako Sato', '佐藤 花子', ['requester', 'approver']),
  person('suzuki', 'Ichiro Suzuki', '鈴木 一郎', ['approver']),
  person('takahashi', 'Yuki Takahashi', '高橋 由紀', ['approver']),
  person('tanaka', 'Ken Tanaka', '田中 健', ['requester', 'approver']),
  person('ito', 'Aoi Ito', '伊藤 葵', ['approver', 'auditor']),
];

export function personOf(id: string): Person {
  const found = PEOPLE.find((each) => each.id === id);
  if (!found) throw new Error(`There is no person ${id}.`);
  return found;
}

/** A person as an approver: a session of the approver role. */
export const approver = (id: string): ApproverView => ({
  principal: `arn:aws:sts::000000000000:assumed-role/RingiApprover/${id}`,
  person: { id, name: personOf(id).name },
});
