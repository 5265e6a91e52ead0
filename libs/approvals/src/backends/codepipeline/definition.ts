import type { BackendDefinition } from '../../backend.js';
import { checkOptions, codePipelineOptions, CONTENT_TYPE } from './options.js';
import { parseS3Location, UPLOADS } from './s3-location.js';
import { SETTINGS } from './settings.js';

const { content: CONTENT, contentType: TYPE, inS3: IN_S3, bucket: BUCKET, key: KEY } = SETTINGS;

/** A page to approve, so that the example input starts a run as it stands. */
const EXAMPLE_PAGE =
  '<!DOCTYPE html><html lang="en"><head><title>To be approved</title></head><body><p>Please approve this page.</p></body></html>';

const utf8Bytes = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/**
 * AWS CodePipeline's manual approval: a file goes through the level's pipeline, and is deployed when it was approved.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
 */
export const codePipeline: BackendDefinition = {
  id: 'codepipeline',
  capabilities: {
    quorum: false,
    comment: true,
    consoleDecision: true,
    checksApprovers: false,
    maximumWaitSeconds: 60 * 24 * 3600,
    // AWS knows no limit: whoever may answer is a matter of IAM. Ours is what a page can show.
    maximumApprovers: 50,
    // A variable's value and a configuration's have 1,000 characters; the port adds the due time.
    maximumMessageLength: 900,
  },
  wire: {
    approvers: 'codepipeline_approvers',
    min_required_approvals: 'codepipeline_min_required_approvals',
    message: 'codepipeline_custom_data',
  },
  defaults: {
    message:
      'Approval request has been received. Please review file at the following URL to decide whether to approve or deny.',
  },
  check: checkOptions,
  fields: () => ({ flow: [], level: [BUCKET, KEY] }),
  inputs: (level) => [
    {
      name: TYPE,
      title: 'content type of the file',
      required: false,
      schema: { type: 'string', pattern: CONTENT_TYPE.source, maxLength: 256 },
      example: codePipelineOptions(level).content_type ?? 'text/html',
    },
    {
      name: CONTENT,
      title: 'file to approve',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 200 * 1024, contentMediaType: 'text/html' },
      example: EXAMPLE_PAGE,
    },
    {
      name: IN_S3,
      title: 'file to approve, in the bucket',
      required: false,
      schema: { type: 'string', pattern: '^s3://', maxLength: 2048 },
    },
    {
      name: 'confirmation_file',
      title: 'name of the file',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    {
      name: 'confirmation_url',
      title: 'review link',
      required: false,
      schema: { type: 'string', format: 'uri', pattern: '^https?://', maxLength: 1000 },
    },
  ],
  read(level, input, deployed) {
    const options = codePipelineOptions(level);
    const content = input.optionalContent(CONTENT);
    const inS3 = input.optionalText(IN_S3);
    if (content === undefined && inS3 === undefined) {
      input.problem(CONTENT, `is required: the file to approve, or ${input.path(IN_S3)} with where it lies`);
    }
    if (content !== undefined && inS3 !== undefined)
      input.problem(IN_S3, `may not be given beside ${input.path(CONTENT)}`);
    const bucket = deployed[BUCKET] ?? '';
    if (inS3 !== undefined && parseS3Location(inS3)?.bucket !== bucket) {
      input.problem(IN_S3, `must be s3://${bucket}/${UPLOADS}<name>, with ?versionId=<version> if you like`);
    }
    // A file in S3 has a type of its own.
    const otherwise = inS3 === undefined ? (options.content_type ?? 'text/html') : undefined;
    const contentType = input.optionalText(TYPE) ?? otherwise;
    if (contentType !== undefined && !CONTENT_TYPE.test(contentType))
      input.problem(TYPE, 'must be a content type, such as text/html');
    const confirmation_url =
      input.optionalUrl('confirmation_url') ?? options.confirmation_url ?? level.example.confirmation_url;
    if (confirmation_url.length > 1000) {
      input.problem('confirmation_url', `has ${confirmation_url.length} characters; at most 1000`);
    }
    return {
      confirmation_url,
      confirmation_file: input.optionalText('confirmation_file') ?? deployed[KEY] ?? '',
      settings: {
        ...(contentType !== undefined && { [TYPE]: contentType }),
        ...(content !== undefined && { [CONTENT]: content }),
        ...(inS3 !== undefined && { [IN_S3]: inS3 }),
      },
      ...(content !== undefined && {
        inline: { field: CONTENT, bytes: utf8Bytes(content), instead: IN_S3 },
      }),
    };
  },
  example: () => ({}),
  deploys: ({ confirmation_file, settings }) => {
    const { [SETTINGS.size]: size, [SETTINGS.versionId]: version_id, [TYPE]: content_type } = settings;
    return {
      name: confirmation_file,
      bucket: settings[BUCKET] ?? '',
      key: settings[KEY] ?? '',
      ...(version_id && { version_id }),
      ...(content_type && { content_type }),
      ...(size && { size: Number(size) }),
    };
  },
  // At most 50 executions of one pipeline run at once; the others wait.
  queue: ({ settings }) => settings['pipeline_name'] ?? '',
};
