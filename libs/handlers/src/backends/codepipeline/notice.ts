import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { textIn, type ApprovalRecord } from '@ringi/shared-types';
import type { NoticeStore } from './notice-store.js';
import { settingsOf } from './settings.js';

/**
 * Tells the approvers by mail. CodePipeline's own mail holds the token by which an approval is answered, so its topic is
 * not used. A call that dies in between may tell twice, never not at all.
 */
export async function notify(
  sns: SNSClient,
  told: NoticeStore,
  record: ApprovalRecord,
  title?: string,
): Promise<void> {
  const { approval_id, request } = record;
  if (await told.has(approval_id)) return;
  await sns.send(
    new PublishCommand({
      TopicArn: settingsOf(request).topicArn,
      Subject: subjectOf(record, title),
      Message: noticeOf(record, title),
    }),
  );
  await told.put(approval_id);
}

/** A mail's subject is ASCII, one line, less than 100 characters. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function subjectOf({ request }: ApprovalRecord, title?: string): string {
  const said = (before: string, text = ''): string => (/^[\x20-\x7e]+$/.test(text) ? before + text : '');
  const { flow, level, requester } = request;
  return `Approval needed: ${flow}, level ${level}${said(', for ', requester)}${said(': ', title)}`.slice(
    0,
    99,
  );
}

/** What a mail says: the message, which request it is, the file, the links, until when answers count. Nothing in it lets anybody answer. */
export function noticeOf({ request, due_at }: ApprovalRecord, title?: string): string {
  const { bucket, key, versionId, pipeline } = settingsOf(request);
  return [
    request.message,
    '',
    ...(title === undefined ? [] : [`Title: ${title}`]),
    ...(request.requester === undefined ? [] : [`Requester: ${request.requester}`]),
    `Request: ${request.request_id}`,
    `Flow: ${request.flow}`,
    `Level: ${request.level}, ${textIn(request.level_name)}`,
    `File to be deployed: ${request.confirmation_file}`,
    `In S3: s3://${bucket}/${key}?versionId=${versionId ?? ''}`,
    `Page to look at: ${request.confirmation_url}`,
    `Pipeline: ${pipeline}`,
    `Answers count until ${utc(due_at)}.`,
  ].join('\n');
}

/** To the minute. */
export const utc = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`;
