import type { MapState, ResultWriterPlan } from '../graph/state.js';
import type { ItemBatcherPlan, ItemReaderPlan } from '../types/items.js';
import type { Dialect, Fields } from './dialect.js';

/** What a Map says about its items and about where the results go. */
export function itemFields({ plan, maxConcurrency, distributed }: MapState, dialect: Dialect): Fields {
  const { items, reader, selector, batcher } = plan;
  return {
    ...(items === undefined ? {} : dialect.items(items)),
    ItemReader: reader && readerFields(reader, dialect),
    ItemSelector: selector === undefined ? undefined : dialect.template(selector),
    ItemBatcher: batcher && batcherFields(batcher, dialect),
    ...dialect.field('MaxConcurrency', maxConcurrency),
    Label: distributed?.label,
    ...dialect.field('ToleratedFailureCount', distributed?.toleratedFailureCount),
    ...dialect.field('ToleratedFailurePercentage', distributed?.toleratedFailurePercentage),
    ResultWriter: distributed?.writer && writerFields(distributed.writer, dialect),
  };
}

function readerFields({ resource, config, maxItems, args }: ItemReaderPlan, dialect: Dialect): Fields {
  const all = { ...config, ...dialect.field('MaxItems', maxItems) };
  return {
    Resource: resource,
    ...(Object.keys(all).length > 0 && { ReaderConfig: all }),
    [dialect.argumentsField]: dialect.template(args),
  };
}

const batcherFields = ({ maxItems, maxInputBytes, input }: ItemBatcherPlan, dialect: Dialect): Fields => ({
  ...dialect.field('MaxItemsPerBatch', maxItems),
  ...dialect.field('MaxInputBytesPerBatch', maxInputBytes),
  ...(input !== undefined && { BatchInput: dialect.template(input) }),
});

function writerFields(writer: ResultWriterPlan, dialect: Dialect): Fields {
  const { bucket, prefix, outputType, transformation } = writer;
  const formatted = outputType !== undefined || transformation !== undefined;
  return {
    ...(bucket !== undefined && {
      Resource: 'arn:aws:states:::s3:putObject',
      [dialect.argumentsField]: dialect.template({ Bucket: bucket, Prefix: prefix }),
    }),
    ...(formatted && {
      WriterConfig: {
        ...(outputType !== undefined && { OutputType: outputType }),
        ...(transformation !== undefined && { Transformation: transformation }),
      },
    }),
  };
}
