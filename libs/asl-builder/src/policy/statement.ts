/** One statement of an IAM policy. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

export interface PolicyOptions {
  /** Where the machine runs. CloudFormation's pseudo parameters do as well: `${AWS::Region}`. */
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  /** ARN of the machine itself, which a distributed Map starts children of. */
  readonly machineArn?: string;
  /** ARN of the executions of a machine whose ARN is a token, where it is known; else it is that of all executions. */
  readonly executionArn?: ((machineArn: string) => string | undefined) | undefined;
}

/** Where ARNs that have to be made are. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly machineArn: string | undefined;
  readonly executionArn?: PolicyOptions['executionArn'];
}

/** Actions on resources. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** A text that is known now: no path, no expression. */
export const literalText = (args: Readonly<Record<string, unknown>>, field: string): string | undefined => {
  const value = args[field];
  return typeof value === 'string' && !/^\{%[^]*%\}$/.test(value) ? value : undefined;
};
