import type { StateMachines } from '@ringi/asl-engine/service';
import type { Environment } from '../../core/environment.js';

/** What the operations of Step Functions work on. */
export interface StatesState {
  readonly env: Environment;
  readonly machines: StateMachines;
}
