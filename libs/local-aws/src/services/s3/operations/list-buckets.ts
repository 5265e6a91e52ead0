import { notEmulated } from '../../../core/errors.js';
import { s3Operation } from '../wire/operation.js';
import { xmlAnswer } from '../wire/xml.js';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const listBuckets = s3Operation({
  route: { method: 'GET', on: 'service' },
  read: ({ query }) => ({
    ...(query.has('prefix') && { Prefix: query.get('prefix') }),
    ...(query.has('max-buckets') && { MaxBuckets: query.get('max-buckets') }),
  }),
  run(state, input: { readonly Prefix?: string; readonly MaxBuckets?: unknown }, call) {
    call.authorize('s3:ListAllMyBuckets', '*');
    if (input.MaxBuckets !== undefined) throw notEmulated('s3:ListBuckets in pages (max-buckets)');
    const buckets = [...state.buckets.values()]
      .filter(({ name }) => name.startsWith(input.Prefix ?? ''))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      Buckets: buckets.map(({ name, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt),
        BucketRegion: state.env.region,
      })),
      Owner: { ID: state.env.accountId },
    };
  },
  write: ({ Buckets, Owner }) => xmlAnswer('ListAllMyBucketsResult', { Owner, Buckets: { Bucket: Buckets } }),
});
