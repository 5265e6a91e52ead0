/** Types of the parsed content of an Automation runbook, schema 0.3. */

export const PARAMETER_TYPES = [
  'String',
  'StringList',
  'Integer',
  'Boolean',
  'MapList',
  'StringMap',
  'AWS::IAM::Role::Arn',
] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** A parameter's or an output's value inside a running automation. */
export type Value = string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>>;

export interface ParameterDefinition {
  readonly type: ParameterType;
  readonly description?: string;
  readonly default?: Value;
  readonly allowedValues?: readonly unknown[];
  readonly allowedPattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minChars?: number;
  readonly maxChars?: number;
}

export type OnFailure = 'Abort' | 'Continue' | `step:${string}`;
export type OnCancel = 'Abort' | `step:${string}`;

export interface StepDefinition {
  readonly name: string;
  readonly action: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Seconds one attempt may take; undefined: the action's own default. */
  readonly timeoutSeconds?: number;
  readonly maxAttempts: number;
  readonly onFailure: OnFailure;
  readonly onCancel: OnCancel;
  readonly nextStep?: string;
  readonly isEnd: boolean;
  readonly isCritical: boolean;
}

export interface AutomationContent {
  readonly description?: string;
  readonly assumeRole?: string;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly mainSteps: readonly StepDefinition[];
  /** `step.Output` names reported as the automation's Outputs. */
  readonly outputs: readonly string[];
}

/** The name of the step that `step:NAME` points to, or undefined for Abort and Continue. */
export function targetOf(policy: OnFailure | OnCancel): string | undefined {
  return policy.startsWith('step:') ? policy.slice('step:'.length) : undefined;
}
