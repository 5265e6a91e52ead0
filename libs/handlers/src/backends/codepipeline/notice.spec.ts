import type { ApprovalRecord } from '@ringi/shared-types';
import { World } from '../../testing/world.js';
import { noticeOf, subjectOf } from './notice.js';

const record = (requester?: string): ApprovalRecord => ({
  approval_id: 'a-1',
  component: { execution_arn: 'arn:of:component', redrive_count: 0 },
  request: {
    ...new World().request,
    request_id: 'r-7',
    flow: 'release',
    ...(requester !== undefined && { requester }),
    settings: {
      pipeline_name: 'Core-release-L1',
      s3_bucket_name: 'files',
      s3_bucket_key: 'in.html',
      s3_version_id: 'v1',
      topic_arn: 'arn:of:topic',
    },
  },
  state: 'open',
  created_at: '2026-11-22T00:00:00.000Z',
  due_at: '2026-11-23T00:00:00.000Z',
  unfinished: true,
});

it('says which request it is, what is deployed and which page there is besides', () => {
  const lines = noticeOf(record('mori'), '新しい契約').split('\n');

  expect(lines).toEqual(
    expect.arrayContaining([
      'Title: 新しい契約',
      'Requester: mori',
      'Request: r-7',
      'Flow: release',
      'Level: 1, Manager',
      'File to be deployed: a.txt',
      'In S3: s3://files/in.html?versionId=v1',
      'Page to look at: https://example.com/',
    ]),
  );
});

it.each([
  ['both', 'mori', 'Site', 'Approval needed: release, level 1, for mori: Site'],
  ['what is ASCII', 'mori', '新しい', 'Approval needed: release, level 1, for mori'],
  ['nothing that is not there', undefined, undefined, 'Approval needed: release, level 1'],
])('has a subject with requester and title: %s', (_what, requester, title, subject) => {
  expect(subjectOf(record(requester), title)).toBe(subject);
});

it('has a subject of at most 99 characters', () => {
  expect(subjectOf(record('mori'), 'x'.repeat(300))).toHaveLength(99);
});
