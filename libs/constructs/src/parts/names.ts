import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Names of AWS resources start with their stack's, so that several deployments live in one Region. */
export const named = (scope: Construct, rest: string): string => `${Stack.of(scope).stackName}-${rest}`;

/**
 * Name of an inline policy. It is always given: CDK would derive it from the path inside the stack, and then the
 * policies that two flows attach to one shared role would overwrite each other.
 */
export const policyName = (scope: Construct, purpose: string): string => named(scope, purpose);
