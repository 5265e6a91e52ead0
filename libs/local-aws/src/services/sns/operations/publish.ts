import { randomUUID } from 'node:crypto';
import { notEmulated } from '../../../core/errors.js';
import type { Call } from '../../../core/service.js';
import { optionalText, requiredText, type RawInput } from '../input.js';
import { invalidParameter, type SnsState } from '../state.js';
import type { Subscription } from '../topic.js';

const MAX_MESSAGE_BYTES = 262_144;
/** What SNS writes into the subject line of a mail without a Subject. */
const NO_SUBJECT = 'AWS Notification Message';

/** Publishes to a topic. Its email subscriptions receive it in the mailbox. */
export const publish =
  (state: SnsState) =>
  (input: RawInput, call: Call): unknown => {
    if (input['PhoneNumber'] !== undefined) throw notEmulated('SMS messages of SNS');
    const topicArn = optionalText(input, 'TopicArn') ?? requiredText(input, 'TargetArn');
    call.authorize('sns:Publish', topicArn);
    const topic = state.topic(topicArn);
    const message = requiredText(input, 'Message');
    if (Buffer.byteLength(message) > MAX_MESSAGE_BYTES) throw invalidParameter('Message too long');
    const subject = optionalText(input, 'Subject');
    if (subject !== undefined && !/^[^\p{Cc}]{1,100}$/u.test(subject))
      throw invalidParameter('Subject must be 1 to 100 characters without line breaks');
    const texts = readStructure(message, optionalText(input, 'MessageStructure'));
    const id = randomUUID();
    for (const subscription of topic.subscriptions.values()) {
      const text = texts[subscription.protocol] ?? texts['default'] ?? message;
      state.mailbox.add({
        at: state.env.clock.now(),
        topicArn,
        to: subscription.endpoint,
        subject: subject ?? NO_SUBJECT,
        message: bodyFor(state, subscription, { id, subject, text }),
      });
    }
    return { MessageId: id };
  };

/** `MessageStructure: json`: a text for each protocol and a `default`. */
function readStructure(message: string, structure: string | undefined): Readonly<Record<string, string>> {
  if (structure === undefined) return {};
  if (structure !== 'json') throw invalidParameter(`MessageStructure ${structure}`);
  let texts: unknown;
  try {
    texts = JSON.parse(message);
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  if (typeof texts !== 'object' || texts === null || typeof (texts as RawInput)['default'] !== 'string')
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  return texts as Record<string, string>;
}

/** `email-json` carries SNS's envelope, here without signature members: there is nothing to verify it against. */
function bodyFor(
  { env }: SnsState,
  { protocol, topicArn }: Subscription,
  message: { readonly id: string; readonly subject: string | undefined; readonly text: string },
): string {
  if (protocol === 'email') return message.text;
  return JSON.stringify({
    Type: 'Notification',
    MessageId: message.id,
    TopicArn: topicArn,
    ...(message.subject !== undefined && { Subject: message.subject }),
    Message: message.text,
    Timestamp: new Date(env.clock.now()).toISOString(),
  });
}
