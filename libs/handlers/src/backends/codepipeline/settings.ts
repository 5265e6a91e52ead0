import { SETTINGS } from '@ringi/approvals';
import type { ApprovalRequest } from '@ringi/shared-types';

/** What a level's stack deployed and its requester said, by the names the domain gives them. */
export interface LevelSettings {
  readonly pipeline: string;
  readonly bucket: string;
  readonly key: string;
  readonly topicArn: string;
  /** Absent: that of the file in S3. */
  readonly contentType?: string;
  /** Kept instead of the content once the file lies in the bucket. */
  readonly versionId?: string;
  readonly content?: string;
  readonly s3Location?: string;
  /** The one key that all requests of the level deploy to. */
  readonly sharedOutputKey?: string;
}

const { bucket, key, content, contentType, inS3, versionId, size } = SETTINGS;

/** @throws Error naming what the flow's stack did not deploy. */
export function settingsOf({ flow, level, settings }: ApprovalRequest): LevelSettings {
  const deployed = (name: string): string => {
    const value = settings[name];
    if (!value) throw new Error(`Level ${level} of flow ${flow} has no ${name}; deploy the flow again.`);
    return value;
  };
  const sharedOutputKey = settings['shared_output_key'];
  return {
    pipeline: deployed('pipeline_name'),
    bucket: deployed(bucket),
    key: deployed(key),
    topicArn: deployed('topic_arn'),
    ...(settings[contentType] && { contentType: settings[contentType] }),
    ...(settings[versionId] && { versionId: settings[versionId] }),
    ...(settings[content] !== undefined && { content: settings[content] }),
    ...(settings[inS3] && { s3Location: settings[inS3] }),
    ...(sharedOutputKey && { sharedOutputKey }),
  };
}

/** The object a pipeline is started with. */
export interface SourceFile {
  readonly versionId: string;
  readonly contentType?: string;
  /** In bytes. */
  readonly size?: number;
}

/** The settings a record keeps: what lies in the bucket, instead of the file itself. */
export const withFile = (
  settings: ApprovalRequest['settings'],
  file: SourceFile,
): ApprovalRequest['settings'] =>
  Object.fromEntries(
    Object.entries({
      ...settings,
      [versionId]: file.versionId,
      ...(file.contentType !== undefined && { [contentType]: file.contentType }),
      ...(file.size !== undefined && { [size]: String(file.size) }),
    }).filter(([name]) => name !== content),
  );
