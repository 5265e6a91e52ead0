import * as z from 'zod/mini';
import type { Command } from '../command.js';
import { askControl } from '../control.js';
import { shortTime } from '../output/time.js';

const MailSchema = z.object({
  id: z.string(),
  at: z.number(),
  topicArn: z.string(),
  to: z.string(),
  subject: z.string(),
  message: z.string(),
});
const MailboxSchema = z.object({ messages: z.array(MailSchema) });

/** What SNS would have sent, from the laptop's mailbox. */
export const mail: Command = {
  name: 'mail',
  usage: '[--to ADDRESS]',
  summary: 'what SNS would have sent, newest first',
  options: { to: { type: 'string' } },
  positionals: [0, 0],
  async run({ options }, session) {
    const { messages } = MailboxSchema.parse(
      await askControl(new URL('/_local/mail', session.endpoints.aws).href),
    );
    const data = messages
      .filter(({ to }) => options['to'] === undefined || to === options['to'])
      .map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }));
    return {
      data,
      text:
        data.length === 0
          ? [options['to'] === undefined ? 'No mail.' : `No mail to ${options['to']}.`]
          : data.flatMap(({ to, at, subject, message }) => [
              `To ${to}, ${shortTime(at)}: ${subject}`,
              ...message.split('\n').map((line) => `  ${line}`),
              '',
            ]),
    };
  },
};
