/** Names under which a level's input, its stack and the start function keep what they say of its file. */
export const SETTINGS = {
  bucket: 's3_bucket_name',
  key: 's3_bucket_key',
  content: 'confirmation_file_content',
  contentType: 'confirmation_file_content-type',
  inS3: 'confirmation_file_s3',
  /** Of the object that is deployed, once it lies in the bucket. */
  versionId: 's3_version_id',
  size: 's3_size',
} as const;
