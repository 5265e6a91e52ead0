import type { Catcher, Edge, MapState, State } from '../graph/state.js';
import { itemFields } from './items.js';
import { verbatimFields } from './verbatim.js';
import type { Dialect, Fields, PrintScope } from './dialect.js';

/** One state, its fields in one fixed order. */
export function stateFields(state: State, dialect: Dialect, printScope: PrintScope): Fields {
  const { Next: next, End: end, ...fields } = knownFields(state, dialect, printScope);
  return { ...fields, ...structuredClone(state.extra), Next: next, End: end };
}

function knownFields(state: State, dialect: Dialect, printScope: PrintScope): Fields {
  if (state.type === 'Verbatim') return verbatimFields(state, printScope);
  const head = { Type: state.type, Comment: state.comment };
  switch (state.type) {
    case 'Task':
      return {
        ...head,
        Resource: state.resource,
        [dialect.argumentsField]: dialect.template(state.args),
        ...dialect.field('TimeoutSeconds', state.timeoutSeconds),
        ...dialect.field('HeartbeatSeconds', state.heartbeatSeconds),
        ...(state.roleArn !== undefined && { Credentials: dialect.template({ RoleArn: state.roleArn }) }),
        ...dialect.assign(state.assign, state.pick),
        ...dialect.picked(state),
        ...errorFields(state, dialect),
        ...goOn(state.next),
      };
    case 'Pass':
      return { ...head, ...dialect.pass(state), ...goOn(state.next) };
    case 'Wait':
      return {
        ...head,
        ...dialect.field('Seconds', state.seconds),
        ...dialect.field('Timestamp', state.until),
        ...goOn(state.next),
      };
    case 'Choice':
      return {
        ...head,
        Choices: state.rules.map((rule) => ({ ...dialect.rule(rule), Next: rule.edge.to?.name })),
        Default: state.otherwise?.to?.name,
      };
    case 'Succeed':
      return { ...head, ...dialect.succeed(state) };
    case 'Fail':
      return {
        ...head,
        ...dialect.field('Error', state.error, { computed: true }),
        ...dialect.field('Cause', state.cause, { computed: true }),
      };
    case 'Parallel':
      return {
        ...head,
        Branches: state.branches.map(printScope),
        ...dialect.assign(state.assign, []),
        ...errorFields(state, dialect),
        ...goOn(state.next),
      };
    case 'Map':
      return {
        ...head,
        ...itemFields(state, dialect),
        ItemProcessor: { ProcessorConfig: processorConfig(state), ...printScope(state.processor) },
        ...dialect.assign(state.assign, []),
        ...errorFields(state, dialect),
        ...goOn(state.next),
      };
  }
}

const goOn = ({ to }: Edge): Fields => (to ? { Next: to.name } : { End: true });

const processorConfig = ({ distributed }: MapState): Fields =>
  distributed ? { Mode: 'DISTRIBUTED', ExecutionType: distributed.executionType } : { Mode: 'INLINE' };

function errorFields(
  state: { retry: readonly object[]; catches: readonly Catcher[] },
  dialect: Dialect,
): Fields {
  return {
    Retry: state.retry.length > 0 ? state.retry.map((retrier) => structuredClone(retrier)) : undefined,
    Catch:
      state.catches.length > 0
        ? state.catches.map(({ errors, assign, edge }) => ({
            ErrorEquals: [...errors],
            ...dialect.caught(assign),
            Next: edge.to?.name,
          }))
        : undefined,
  };
}
