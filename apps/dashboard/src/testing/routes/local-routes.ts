import { json, type Route } from './route.js';

/** The laptop's mailbox and clock. */
export const localRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/local\/mail$/,
    answer: (api) =>
      json({
        messages: api.store.inbox(api.person).map(({ request_id, title, message, asked_at }) => ({
          id: request_id,
          at: Date.parse(asked_at),
          topicArn: 'arn:aws:sns:us-east-1:000000000000:Automation-publish',
          to: `${api.person}@example.com`,
          subject: `Approval wanted: ${title ?? request_id}`,
          message,
        })),
      }),
  },
  {
    method: 'GET',
    pattern: /^\/local\/clock$/,
    answer: (api) =>
      json({
        now: new Date(api.now()).toISOString(),
        next: new Date(api.now() + 12 * 3_600_000).toISOString(),
        offsetSeconds: 0,
      }),
  },
];
