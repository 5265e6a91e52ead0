import { ServiceError } from '../../../core/errors.js';
import { preconditionFailed } from '../errors.js';
import type { StoredObject } from './object-version.js';

/** Conditions of GetObject and HeadObject, as their headers carry them. */
export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: string | Date | undefined;
  readonly IfUnmodifiedSince?: string | Date | undefined;
}

export const readConditions = (headers: Readonly<Record<string, string>>): ReadConditions => ({
  IfMatch: headers['if-match'],
  IfNoneMatch: headers['if-none-match'],
  IfModifiedSince: headers['if-modified-since'],
  IfUnmodifiedSince: headers['if-unmodified-since'],
});

const names = (list: string, etag: string): boolean =>
  list.split(',').some((each) => each.trim() === '*' || each.trim().replaceAll('"', '') === etag);

/**
 * @throws ServiceError PreconditionFailed (412) or NotModified (304)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (which condition wins over which)
 */
export function checkConditions(object: StoredObject, conditions: ReadConditions): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  const etag = object.etag.replaceAll('"', '');
  // HTTP dates have no fractions of a second.
  const modified = Math.floor(object.lastModified / 1000) * 1000;
  if (IfMatch !== undefined) {
    if (!names(IfMatch, etag)) throw preconditionFailed('If-Match');
  } else if (IfUnmodifiedSince !== undefined && modified > new Date(IfUnmodifiedSince).getTime()) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  const notModified =
    IfNoneMatch !== undefined
      ? names(IfNoneMatch, etag)
      : IfModifiedSince !== undefined && modified <= new Date(IfModifiedSince).getTime();
  if (notModified)
    throw new ServiceError('NotModified', 'Not Modified', 304, { headers: { etag: object.etag } });
}
