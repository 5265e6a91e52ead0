import type { ApiPaths } from '@ringi/shared-types';

type Json<T> = T extends { readonly content: { readonly 'application/json': infer Body } } ? Body : never;
type Operation<P extends keyof ApiPaths, M extends 'get' | 'post'> = NonNullable<ApiPaths[P][M]>;

/** Paths that the API answers a method at, as its own document says. */
export type PathOf<M extends 'get' | 'post'> = {
  [P in keyof ApiPaths]: undefined extends ApiPaths[P][M] ? never : P;
}[keyof ApiPaths];

/** What the API answers when it does what it was asked. */
export type AnswerOf<P extends keyof ApiPaths, M extends 'get' | 'post'> =
  Operation<P, M> extends { readonly responses: infer R }
    ? Json<R[Extract<keyof R, 200 | 201 | 202>]>
    : never;

export type QueryOf<P extends PathOf<'get'>> =
  Operation<P, 'get'> extends { readonly parameters: { readonly query?: infer Q } } ? NonNullable<Q> : never;

export type BodyOf<P extends PathOf<'post'>> =
  Operation<P, 'post'> extends { readonly requestBody: infer B } ? Json<B> : undefined;
