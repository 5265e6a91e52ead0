import type { ApprovalRequest } from '@ringi/shared-types';

/** What a level's stack deployed and its requester said, by the names the domain gives them. */
export interface LevelSettings {
  readonly pipeline: string;
  readonly bucket: string;
  readonly key: string;
  readonly topicArn: string;
  readonly contentType: string;
  /** Kept instead of the content once the file lies in the bucket. */
  readonly versionId?: string;
  readonly content?: string;
  readonly s3Location?: string;
  /** The one key that all requests of the level deploy to. */
  readonly sharedOutputKey?: string;
}

/** Names that {@link withVersion} and {@link settingsOf} agree on. */
const VERSION = 's3_version_id';
const CONTENT = 'confirmation_file_content';
const IN_S3 = 'confirmation_file_s3';

/** @throws Error naming what the flow's stack did not deploy. */
export function settingsOf({ flow, level, settings }: ApprovalRequest): LevelSettings {
  const deployed = (name: string): string => {
    const value = settings[name];
    if (!value) throw new Error(`Level ${level} of flow ${flow} has no ${name}; deploy the flow again.`);
    return value;
  };
  const { [VERSION]: versionId, [CONTENT]: content, [IN_S3]: s3Location } = settings;
  const sharedOutputKey = settings['shared_output_key'];
  return {
    pipeline: deployed('pipeline_name'),
    bucket: deployed('s3_bucket_name'),
    key: deployed('s3_bucket_key'),
    topicArn: deployed('topic_arn'),
    contentType: deployed('confirmation_file_content-type'),
    ...(versionId && { versionId }),
    ...(content !== undefined && { content }),
    ...(s3Location && { s3Location }),
    ...(sharedOutputKey && { sharedOutputKey }),
  };
}

/** The settings a record keeps: the version that lies in the bucket instead of the file itself. */
export const withVersion = (
  settings: ApprovalRequest['settings'],
  versionId: string,
): ApprovalRequest['settings'] =>
  Object.fromEntries(
    Object.entries({ ...settings, [VERSION]: versionId }).filter(([name]) => name !== CONTENT),
  );
