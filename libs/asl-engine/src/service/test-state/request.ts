import type { Json } from '@ringi/asl';

export type InspectionLevel = 'INFO' | 'DEBUG' | 'TRACE';

/**
 * TestState's request.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export interface TestStateInput {
  /** ASL of one state, or of a whole machine when `stateName` names one of its states. */
  readonly definition: string;
  readonly roleArn?: string;
  /** A JSON text; default `{}`. */
  readonly input?: string;
  readonly inspectionLevel?: InspectionLevel;
  readonly revealSecrets?: boolean;
  /** A JSON text: an object of variables. */
  readonly variables?: string;
  readonly stateName?: string;
  readonly mock?: {
    /** A JSON text. */
    readonly result?: string;
    readonly errorOutput?: { readonly error?: string; readonly cause?: string };
    readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE';
  };
  /** A JSON text: the context object, in part or whole. */
  readonly context?: string;
  readonly stateConfiguration?: {
    readonly retrierRetryCount?: number;
    readonly errorCausedByState?: string;
    readonly mapIterationFailureCount?: number;
    /** A JSON text: what the ItemReader would have read. */
    readonly mapItemReaderData?: string;
  };
}

/** TestState's answer. Absent members are those AWS leaves out. */
export interface TestStateResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  /** A JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  /** JSON texts, numbers and details; for DEBUG and TRACE only. */
  readonly inspectionData?: Readonly<Record<string, unknown>>;
}

/** A mocked outcome. */
export type Mock = { readonly result: Json } | { readonly error?: string; readonly cause?: string };
