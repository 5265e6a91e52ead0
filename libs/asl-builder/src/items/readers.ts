import type { ItemSource } from '../types/items.js';
import type { Plain, Reference } from '../types/language.js';

type Text = string | Plain<string>;

/** A file in Amazon S3. */
export interface S3File {
  readonly bucket: Text;
  readonly key: Text;
  /** Reads no more rows than this. */
  readonly maxItems?: number | Reference<number>;
}

export interface CsvOptions extends S3File {
  /** Names of the columns, when the file does not begin with them. */
  readonly headers?: readonly string[];
  readonly delimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';
}

/** What a list of objects has of each. */
export interface S3Object {
  readonly Etag: string;
  readonly Key: string;
  readonly LastModified: number;
  readonly Size: number;
  readonly StorageClass: string;
}

const file = <X>(
  { bucket, key, maxItems }: S3File,
  config: Readonly<Record<string, unknown>>,
): ItemSource<X, 'distributed'> => ({
  plan: {
    reader: {
      resource: 'arn:aws:states:::s3:getObject',
      config,
      maxItems,
      args: { Bucket: bucket, Key: key },
    },
  },
});

/**
 * Items that a distributed Map reads from Amazon S3 itself. The types of the rows are your promise.
 *
 *     yield* distributedMap('Each order', s3.csv<{ id: string; total: string }>({ bucket: $.bucket, key: $.key }), (row) => …);
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export const s3 = {
  /** Rows of a CSV file; every column is a text. */
  csv: <X extends Readonly<Record<keyof X, string>>>(options: CsvOptions): ItemSource<X, 'distributed'> =>
    file(options, {
      InputType: 'CSV',
      CSVHeaderLocation: options.headers ? 'GIVEN' : 'FIRST_ROW',
      ...(options.headers && { CSVHeaders: options.headers }),
      ...(options.delimiter && { CSVDelimiter: options.delimiter }),
    }),
  /** Elements of the array that a JSON file is, or has at `pointer`. */
  json: <X>(options: S3File & { readonly pointer?: string }): ItemSource<X, 'distributed'> =>
    file(options, {
      InputType: 'JSON',
      ...(options.pointer !== undefined && { ItemsPointer: options.pointer }),
    }),
  /** Lines of a JSON Lines file. */
  jsonLines: <X>(options: S3File): ItemSource<X, 'distributed'> => file(options, { InputType: 'JSONL' }),
  /** Rows of a Parquet file. */
  parquet: <X>(options: S3File): ItemSource<X, 'distributed'> => file(options, { InputType: 'PARQUET' }),
  /** The objects that an S3 inventory lists; the file is its manifest. Columns are texts. */
  inventory: <
    X extends Readonly<Record<keyof X, string>> = { readonly Bucket: string; readonly Key: string },
  >(
    options: S3File,
  ): ItemSource<X, 'distributed'> => file(options, { InputType: 'MANIFEST' }),
  /** The objects of a bucket, not their content. */
  objects: (options: {
    readonly bucket: Text;
    readonly prefix?: Text;
    readonly maxItems?: number | Reference<number>;
  }): ItemSource<S3Object, 'distributed'> => ({
    plan: {
      reader: {
        resource: 'arn:aws:states:::s3:listObjectsV2',
        config: {},
        maxItems: options.maxItems,
        args: { Bucket: options.bucket, Prefix: options.prefix },
      },
    },
  }),
};
