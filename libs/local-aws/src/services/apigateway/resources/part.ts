import { PropertyReader } from '../../../core/property-reader.js';
import type { DeployedResource, ResourceContext, ResourceProvider } from '../../../core/resource.js';
import type { HttpApi } from '../api.js';
import { newId, type ApiStore } from '../api-store.js';

export interface PartOptions<T> {
  readonly type: string;
  readonly properties: readonly string[];
  /** Length of the generated id. */
  readonly idLength: number;
  /** Where an API keeps parts of this kind. */
  readonly home: (api: HttpApi) => Map<string, T>;
  readonly read: (reader: PropertyReader, context: ResourceContext) => T;
  /** The id, when it is not generated. */
  readonly idOf?: (reader: PropertyReader) => string;
  readonly attribute?: string;
}

/** The provider of something that belongs to an API and is found in it by id. */
export function partResource<T>(store: ApiStore, options: PartOptions<T>): ResourceProvider {
  const owners = new Map<string, string>();
  const put = (
    given: string | undefined,
    properties: Readonly<Record<string, unknown>>,
    context: ResourceContext,
  ): DeployedResource => {
    const reader = new PropertyReader(`${context.logicalId} (${options.type})`, properties);
    const api = store.get(reader.text('ApiId'));
    const id = options.idOf?.(reader) ?? given ?? newId(options.idLength);
    options.home(api).set(id, options.read(reader, context));
    owners.set(id, api.id);
    return { physicalId: id, attributes: options.attribute ? { [options.attribute]: id } : {} };
  };
  return {
    properties: ['ApiId', ...options.properties],
    create: (properties, context) => put(undefined, properties, context),
    update: (physicalId, properties, context) => put(physicalId, properties, context),
    delete: (physicalId) => {
      const api = store.find(owners.get(physicalId) ?? '');
      if (api) options.home(api).delete(physicalId);
    },
  };
}

/** A list of texts. */
export function texts(reader: PropertyReader, name: string): readonly string[] {
  const values = reader.optionalList(name) ?? [];
  if (values.some((value) => typeof value !== 'string')) throw reader.wrong(name, 'must be a list of texts');
  return values as string[];
}
