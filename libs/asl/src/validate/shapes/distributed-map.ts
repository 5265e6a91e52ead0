import { AWS } from '../messages.js';
import { numberPath } from '../paths.js';
import { isObject, type Check } from '../scope.js';
import { both, jsonata, jsonPath, type Shape } from '../shape.js';
import { template } from '../template.js';
import { list, object, oneOf, orExpression, range, text } from '../values.js';

const MAX_ITEMS = 100_000_000;
const MAX_BATCH_BYTES = 262_144;

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
const READER_CONFIG: Shape = {
  atMostOne: [['MaxItems', 'MaxItemsPath']],
  fields: {
    InputType: both(oneOf('CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST')),
    Transformation: both(oneOf('NONE', 'LOAD_AND_FLATTEN')),
    ManifestType: both(oneOf('ATHENA_DATA', 'S3_INVENTORY')),
    CSVDelimiter: both(oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB')),
    CSVHeaderLocation: both(oneOf('FIRST_ROW', 'GIVEN')),
    CSVHeaders: both(list(text)),
    ItemsPointer: both(text),
    MaxItems: both(orExpression(range({ min: 0, max: MAX_ITEMS }))),
    MaxItemsPath: jsonPath(numberPath),
  },
};

/** What CSV files need, and others may not have. */
const readerConfig: Check = (value, at, scope) => {
  object(READER_CONFIG)(value, at, scope);
  if (!isObject(value)) return;
  const { InputType: type, CSVHeaderLocation: location } = value;
  const { findings } = scope;
  if (type === 'CSV' && location === undefined) findings.schema(AWS.neededField('CSVHeaderLocation'), at);
  if (type === 'JSON' && location !== undefined) findings.schema(AWS.unsupported('CSVHeaderLocation'), at);
  if (location === 'GIVEN' && value['CSVHeaders'] === undefined) {
    findings.schema(AWS.required(['CSVHeaders']), at);
  }
};

const oneOfResources =
  (...actions: readonly string[]): Check =>
  (value, at, { findings }) => {
    const resources = actions.map((action) => `arn:<partition>:states:::s3:${action}`);
    if (typeof value !== 'string') findings.schema(AWS.type('STRING'), at);
    else if (
      !actions.some((action) => value.startsWith('arn:') && value.endsWith(`:states:::s3:${action}`))
    ) {
      findings.schema(AWS.s3Resource(resources), at);
    }
  };

const READER: Shape = {
  required: ['Resource'],
  fields: {
    Resource: both(oneOfResources('getObject', 'listObjectsV2')),
    ReaderConfig: both(readerConfig),
    Parameters: jsonPath(template),
    Arguments: jsonata(template),
  },
};

export const itemReader: Check = object(READER);

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export const itemBatcher: Check = object({
  atMostOne: [
    ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
    ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
  ],
  fields: {
    MaxItemsPerBatch: both(orExpression(range({ min: 0 }))),
    MaxItemsPerBatchPath: jsonPath(numberPath),
    MaxInputBytesPerBatch: both(orExpression(range({ min: 0, max: MAX_BATCH_BYTES }))),
    MaxInputBytesPerBatchPath: jsonPath(numberPath),
    BatchInput: both(template),
  },
});

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
const WRITER: Shape = {
  fields: {
    Resource: both(oneOfResources('putObject')),
    Parameters: jsonPath(template),
    Arguments: jsonata(template),
    WriterConfig: both(
      object({
        fields: {
          Transformation: both(oneOf('NONE', 'COMPACT', 'FLATTEN')),
          OutputType: both(oneOf('JSON', 'JSONL')),
        },
      }),
    ),
  },
};

export const resultWriter: Check = object(WRITER);
