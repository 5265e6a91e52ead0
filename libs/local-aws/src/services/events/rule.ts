import type { EventMatcher } from './pattern/types.js';
import type { Schedule } from './schedule/schedule.js';
import type { Target } from './target.js';

export interface RuleDefinition {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly roleArn?: string;
  /** As it was given: JSON text. */
  readonly eventPattern?: string;
  readonly matches?: EventMatcher;
  readonly scheduleExpression?: string;
  readonly schedule?: Schedule;
  readonly enabled: boolean;
}

export interface Rule {
  definition: RuleDefinition;
  /** By id. */
  readonly targets: Map<string, Target>;
  /** Ends the timer of the schedule. */
  cancelTimer: () => void;
}
