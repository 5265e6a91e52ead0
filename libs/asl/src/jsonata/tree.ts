/** What a JSONata expression reads, and in which context: as much of its tree as the checks ask for. */
export type JsonataTree =
  /** A field of the context item. */
  | { readonly kind: 'name'; readonly name: string }
  /** `$name`; `$` is the context item and `$$` the outermost one. */
  | { readonly kind: 'variable'; readonly name: string }
  /** Numbers, texts, `true`, `*`, `%` and the like. */
  | { readonly kind: 'literal'; readonly value?: number | boolean | null }
  /** Parts that are read in the context of the whole. */
  | { readonly kind: 'parts'; readonly parts: readonly JsonataTree[]; readonly grouped?: boolean }
  /** `of.inner`, `of[inner]`, `of^(inner)`, `of{inner}`: what is inside is read in the context of each item. */
  | {
      readonly kind: 'inside';
      readonly how: 'step' | 'other';
      readonly of: JsonataTree;
      readonly inner: readonly JsonataTree[];
    };
