/** What a member of a service's response must look like. */
export interface Shape {
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly enum?: readonly string[];
  /** Of a number. */
  readonly min?: number;
  readonly max?: number;
  /** Of a text. */
  readonly minLength?: number;
  readonly of?: Shape;
  readonly members?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

const text: Shape = { type: 'string' };
/** A text or blob that is not empty. */
const some: Shape = { type: 'string', minLength: 1 };
const number: Shape = { type: 'number' };
const flag: Shape = { type: 'boolean' };
const list = (of: Shape): Shape => ({ type: 'array', of });
const object = (members: Readonly<Record<string, Shape>>, ...required: string[]): Shape => ({
  type: 'object',
  members,
  required,
});

const capacity = object({
  TableName: text,
  CapacityUnits: number,
  ReadCapacityUnits: number,
  WriteCapacityUnits: number,
});
const written = object({ ConsumedCapacity: capacity });

/**
 * Responses by service and action, as far as this engine has them: the optimized integrations and a few calls of the AWS
 * SDK. Mocked results of other calls are taken as they are. Source: the API reference of each service.
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  'lambda:invoke': object({
    StatusCode: number,
    ExecutedVersion: text,
    FunctionError: text,
    LogResult: text,
  }),
  'states:startExecution': object({ ExecutionArn: text, StartDate: text }, 'ExecutionArn', 'StartDate'),
  'sfn:startExecution': object({ ExecutionArn: text, StartDate: text }, 'ExecutionArn', 'StartDate'),
  'sqs:sendMessage': object({ MessageId: text, MD5OfMessageBody: text, SequenceNumber: text }),
  'sns:publish': object({ MessageId: text, SequenceNumber: text }),
  'events:putEvents': object({
    FailedEntryCount: number,
    Entries: list(object({ EventId: text, ErrorCode: text, ErrorMessage: text })),
  }),
  'dynamodb:getItem': written,
  'dynamodb:putItem': written,
  'dynamodb:updateItem': written,
  'dynamodb:deleteItem': written,
  'lambda:getFunction': object({
    Configuration: object({
      FunctionName: text,
      FunctionArn: text,
      MemorySize: { type: 'number', min: 128, max: 10_240 },
      Timeout: { type: 'number', min: 1 },
      CodeSize: number,
    }),
  }),
  's3:getObject': object({
    Body: text,
    ContentLength: number,
    ContentType: text,
    ETag: text,
    LastModified: text,
    DeleteMarker: flag,
    StorageClass: {
      type: 'string',
      enum: [
        'STANDARD',
        'REDUCED_REDUNDANCY',
        'STANDARD_IA',
        'ONEZONE_IA',
        'INTELLIGENT_TIERING',
        'GLACIER',
        'DEEP_ARCHIVE',
        'OUTPOSTS',
        'GLACIER_IR',
        'SNOW',
        'EXPRESS_ONEZONE',
      ],
    },
  }),
  'kms:encrypt': object({ CiphertextBlob: some, KeyId: some, EncryptionAlgorithm: text }),
  'kms:decrypt': object({ Plaintext: some, KeyId: some, EncryptionAlgorithm: text }),
};

export function responseShape(service: string, action: string): Shape | undefined {
  return SHAPES[`${service}:${action}`];
}
