import { ServiceError } from '../../core/errors.js';
import { constraint, requiredString, type RawInput } from '../../core/raw-input.js';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Reads `Tags`. @throws ServiceError ValidationException when a tag is malformed or there are more than `max`. */
export function tagsOf(input: RawInput, max: number): readonly Tag[] {
  const tags = input['Tags'];
  if (tags === undefined || tags === null) return [];
  if (!Array.isArray(tags)) throw new ServiceError('SerializationException', 'Tags must be a list.');
  if (tags.length > max)
    throw constraint('Tags', tags, `Member must have length less than or equal to ${max}`);
  return tags.map((tag: RawInput) => ({
    Key: requiredString(tag, 'Key', { min: 1, max: 128 }),
    Value: requiredString(tag, 'Value', { max: 256 }),
  }));
}
