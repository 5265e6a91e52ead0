/* eslint-disable @typescript-eslint/no-explicit-any -- the shapes of the client's classes are looked at, not called */
import type { In, NoExtra } from '../types/expression.js';
import type { Integration } from '../types/integration.js';
import type { ValueNeeds } from '../types/language.js';

/** The actions of a client module: `GetItemCommand` is the action `getItem`. */
export type ActionsOf<M> = {
  [K in keyof M]: K extends `${infer Action}Command` ? Uncapitalize<Action> : never;
}[keyof M];

type CommandOf<M, A extends string> = `${Capitalize<A>}Command` extends infer K
  ? K extends keyof M
    ? M[K] extends new (input: any) => infer C
      ? C
      : never
    : never
  : never;

/** Step Functions writes names of fields with a capital, dates as texts and bytes as texts. */
export type Wire<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Date | Uint8Array
    ? string
    : T extends readonly (infer E)[]
      ? readonly Wire<E>[]
      : T extends (...args: any[]) => any
        ? never
        : {
            readonly [
              K in keyof T as K extends '$metadata' ? never : K extends string ? Capitalize<K> : K
            ]: Wire<T[K]>;
          };

/** Every field of an answer is taken to be there. */
type Answer<O> = {
  readonly [K in keyof O as K extends '$metadata' ? never : K extends string ? Capitalize<K> : K]-?: Wire<
    Exclude<O[K], undefined>
  >;
};

type InputOf<C> = C extends { readonly input: infer I } ? Wire<I> : never;
type OutputOf<C> = C extends {
  resolveMiddleware(...args: any[]): (...args: any[]) => Promise<{ output: infer O }>;
}
  ? Answer<O>
  : never;

/** Names of the exceptions that a client module exports. */
type ExceptionsOf<M> = {
  [K in keyof M]: M[K] extends new (...args: any[]) => {
    readonly $fault: 'client' | 'server';
    readonly name: infer N;
  }
    ? string extends N
      ? never
      : N & string
    : never;
}[keyof M];

/**
 * How errors begin whose service is more than one word; others begin with the service's name, its first letter large.
 * AWS writes no list: these are the names of the Java SDK's clients.
 */
interface ErrorPrefixes {
  readonly bedrockruntime: 'BedrockRuntime';
  readonly cloudformation: 'CloudFormation';
  readonly cloudwatch: 'CloudWatch';
  readonly cloudwatchlogs: 'CloudWatchLogs';
  readonly codebuild: 'CodeBuild';
  readonly codepipeline: 'CodePipeline';
  readonly dynamodb: 'DynamoDb';
  readonly eventbridge: 'EventBridge';
  readonly secretsmanager: 'SecretsManager';
}
type ErrorPrefix<S extends string> = S extends keyof ErrorPrefixes ? ErrorPrefixes[S] : Capitalize<S>;

/**
 * Any AWS SDK call, typed from the client you have installed, without generated code and without loading it:
 *
 *     const dynamodb = sdk<typeof import('@aws-sdk/client-dynamodb')>()('dynamodb');
 *     const got = yield* task('Get', dynamodb('getItem', { TableName: 'orders', Key: { id: { S: $.id } } }));
 *
 * Action names, fields, answers and error names are the client's; the service's name is that of Step Functions
 * (lower case, `sfn`, `eventbridge`). Fields of the answer are taken to be there: check those that may not be.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export const sdk =
  <M>() =>
  <const S extends string>(service: S) =>
  <A extends ActionsOf<M> & string, const P extends In<InputOf<CommandOf<M, A>>>>(
    action: A,
    input: P & NoExtra<P, InputOf<CommandOf<M, A>>>,
  ): Integration<OutputOf<CommandOf<M, A>>, `${ErrorPrefix<S>}.${ExceptionsOf<M>}`, ValueNeeds<P>> => ({
    resource: `arn:aws:states:::aws-sdk:${service}:${action}`,
    args: input,
  });
