import { readFileSync, readdirSync } from 'node:fs';
import { FlowSchema, PersonIdSchema } from '@ringi/shared-types';
import * as z from 'zod/mini';
import { variable } from '../aws/environment.js';

/**
 * One flow as the API's function has it: `flows/<any name>.json` beside its `index.mjs`. Rules and names, no ARN.
 * What the flow's stack deployed (documents, topics, principals) is not in it: the API reads that back from the
 * definition of the caller (DescribeStateMachine, `States.Admit.Parameters.Payload.deployed`), so the two stacks do not
 * refer to each other and a new deployment of a flow is seen within five minutes.
 */
export const ApiFlowSchema = z.strictObject({
  /** As `defineFlow` checked it; mail addresses may be left out (`email: []`). */
  flow: FlowSchema,
  /** Name of the caller's state machine, which is the name of the flow's stack. */
  state_machine: z.string().check(z.minLength(1), z.maxLength(80)),
});
export type ApiFlow = z.infer<typeof ApiFlowSchema>;

/** One person of `people.json` beside the function's `index.mjs`: a JSON list; other fields are dropped. */
export const ApiPersonSchema = z.object({
  id: PersonIdSchema,
  /** Absent: the id is shown. */
  name: z.optional(z.object({ en: z.string(), ja: z.string() })),
});
export type ApiPerson = z.infer<typeof ApiPersonSchema>;

/** What the API is deployed with. */
export interface ApiConfig {
  /** `RINGI_REQUESTS_TABLE`: name of the Requests table. The Tokens table is none of the API's business. */
  readonly requestsTable: string;
  /** `RINGI_DEPLOYMENT`: as the other functions have it. */
  readonly deployment: string;
  /** `RINGI_START_ROLE`: as the other functions have it. */
  readonly startRole: string;
  /** `RINGI_APPROVER_ROLE`: ARN of the role people decide and start under; the API assumes it, session name = person. */
  readonly approverRole: string;
  /** `RINGI_STATE_MACHINE_PREFIX`: `arn:<partition>:states:<region>:<account>:stateMachine:`, ending in the colon. */
  readonly stateMachinePrefix: string;
  /**
   * `RINGI_RECONCILE_FUNCTION` (may be absent): invoked without waiting after a withdrawal, so that it takes effect at
   * once; without it the next minute's round does.
   */
  readonly reconcileFunction?: string;
  /** `RINGI_PROJECTOR_FUNCTION`: invoked for a rebuild. */
  readonly projectorFunction: string;
  /** `RINGI_PERSON_CLAIM` (default `sub`): the claim of the verified JWT that is the person's id. */
  readonly personClaim: string;
  readonly flows: readonly ApiFlow[];
  readonly people: readonly ApiPerson[];
}

/**
 * The configuration of a deployed function: its environment, `flows/*.json` and `people.json` beside the bundle.
 *
 * Besides, the HTTP API's JWT authorizer must have verified the token: its claims come in
 * `requestContext.authorizer.jwt.claims` (payload format 2.0). Roles are read from the claims `ringi_roles` and
 * `cognito:groups`; email and name from `email` and `name`.
 *
 * The function's role needs: `dynamodb:GetItem|PutItem|UpdateItem` on Requests and `dynamodb:Query` on its index
 * `TABLES.requests.lists`; `sts:AssumeRole` on the approver role, whose trust policy lets this role in with any session
 * name; `states:DescribeStateMachine` on the callers, `states:DescribeExecution` and `states:GetExecutionHistory` on
 * executions of callers and components; `ssm:GetAutomationExecution` and `ssm:DescribeAutomationExecutions`;
 * `lambda:InvokeFunction` on reconcile and the projector. StartExecution and SendAutomationSignal are sent under the approver role.
 * @param home folder of the bundle.
 * @throws Error naming the variable or the file that is missing or wrong.
 */
export function readApiConfig(home: URL): ApiConfig {
  const reconcileFunction = process.env['RINGI_RECONCILE_FUNCTION'];
  const flows = readdirSync(new URL('./flows/', home)).filter((name) => name.endsWith('.json'));
  return {
    requestsTable: variable('RINGI_REQUESTS_TABLE'),
    deployment: variable('RINGI_DEPLOYMENT'),
    startRole: variable('RINGI_START_ROLE'),
    approverRole: variable('RINGI_APPROVER_ROLE'),
    stateMachinePrefix: variable('RINGI_STATE_MACHINE_PREFIX'),
    ...(reconcileFunction && { reconcileFunction }),
    projectorFunction: variable('RINGI_PROJECTOR_FUNCTION'),
    personClaim: process.env['RINGI_PERSON_CLAIM'] || 'sub',
    flows: flows.sort().map((name) => read(home, `flows/${name}`, ApiFlowSchema)),
    people: read(home, 'people.json', z.array(ApiPersonSchema)),
  };
}

function read<T extends z.ZodMiniType>(home: URL, file: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, home), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${file} beside the API's bundle is wrong: ${z.prettifyError(parsed.error)}. Synthesize and deploy again.`,
  );
}
