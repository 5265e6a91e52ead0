import type { Flow, Person } from '@ringi/shared-types';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { stagedCode, withoutMail } from '../parts/bundle.js';

/** A flow the API serves. */
export interface ServedFlow {
  readonly flow: Flow;
  /** Name of the caller's state machine. */
  readonly stateMachineName: string;
}

/** A person by names. Without one the id is shown. */
export type NamedPerson = Pick<Person, 'id'> & Partial<Pick<Person, 'name'>>;

/** Code of the API: its bundle with `flows/<flow>.json` and `people.json` beside it. Mail addresses stay out. */
export const apiCode = (
  scope: Construct,
  flows: readonly ServedFlow[],
  people: readonly NamedPerson[],
): lambda.Code =>
  stagedCode(scope, 'api', 'api', {
    ...Object.fromEntries(
      flows.map(({ flow, stateMachineName }) => [
        `flows/${flow.name}.json`,
        { flow: withoutMail(flow), state_machine: stateMachineName },
      ]),
    ),
    'people.json': people.map(({ id, name }) => ({ id, ...(name && { name }) })),
  });
