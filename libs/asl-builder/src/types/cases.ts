/** Fits anything when the cases named `K` are those wanted, `V`; `otherwise` stands for all that have no case. */
export type FittingCases<V extends string, K> = [Exclude<K, V | 'otherwise'>] extends [never]
  ? 'otherwise' extends K
    ? unknown
    : [Missing<V, K>] extends [never]
      ? unknown
      : { readonly 'NOT EXHAUSTIVE, missing case': Missing<V, K> }
  : { readonly [E in Exclude<K, V | 'otherwise'> & string]: { readonly 'no such case': E } };

type Missing<V extends string, K> = string extends V ? 'otherwise' : Exclude<V, K>;
