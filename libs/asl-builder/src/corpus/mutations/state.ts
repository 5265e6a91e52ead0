import { change, mutation, remove, set, type Mutation } from './mutation.js';

/** Mistakes in the fields that make a state what it is. */
export const STATE_MUTATIONS: readonly Mutation[] = [
  mutation('Type is misspelt', ({ state }) => set(state, 'Type', `${String(state['Type'])}s`)),
  mutation('Type is missing', ({ state }) => remove(state, 'Type')),
  mutation('an unknown field', ({ state }) => set(state, 'Nxt', 'Somewhere')),
  mutation('a field of another state type', ({ state }) =>
    state['Type'] === 'Wait' || state['Type'] === 'Pass'
      ? set(state, 'Resource', 'arn:aws:states:::lambda:invoke')
      : state['Type'] === 'Task' && set(state, 'Seconds', 5),
  ),
  mutation('a field of the other query language', ({ state, language }) =>
    state['Type'] === 'Task' && language === 'JSONPath'
      ? set(state, 'Arguments', {})
      : state['Type'] === 'Task' && set(state, 'Parameters', {}),
  ),
  mutation('a Task without Resource', ({ state }) => remove(state, 'Resource')),
  mutation('a Resource that is no ARN', ({ state }) => change(state, 'Resource', 'lambda:invoke')),
  mutation(
    'a pattern that the service has not',
    ({ state }) =>
      /:states:[^:]*:[^:]*:(lambda:invoke|sqs:sendMessage|sns:publish|dynamodb:\w+)$/.test(
        String(state['Resource']),
      ) && set(state, 'Resource', `${String(state['Resource'])}.sync`),
  ),
  mutation(
    'an integration without its arguments',
    ({ state }) =>
      /:states:[^:]*:[^:]*:(?!aws-sdk|activity)[\w-]+:\w+/.test(String(state['Resource'])) &&
      (remove(state, 'Parameters') || remove(state, 'Arguments')),
  ),
  mutation(
    'Credentials without a role',
    ({ state }) => state['Type'] === 'Task' && set(state, 'Credentials', {}),
  ),
  mutation('a comment that is a number', ({ state }) => set(state, 'Comment', 1)),
  mutation('a Parallel without Branches', ({ state }) => remove(state, 'Branches')),
  mutation('Branches that are no list', ({ state }) => change(state, 'Branches', {})),
  mutation(
    'a Map without processor',
    ({ state }) => remove(state, 'ItemProcessor') || remove(state, 'Iterator'),
  ),
  mutation('a Map with two processors', ({ state }) =>
    'Iterator' in state
      ? set(state, 'ItemProcessor', state['Iterator'])
      : 'ItemProcessor' in state && set(state, 'Iterator', state['ItemProcessor']),
  ),
  mutation('a distributed Map without ExecutionType', ({ state }) => {
    const processor = (state['ItemProcessor'] ?? state['Iterator']) as Record<string, unknown> | undefined;
    return set(processor, 'ProcessorConfig', { Mode: 'DISTRIBUTED' });
  }),
  mutation('a Wait that does not say how long', ({ state }) =>
    ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'].some((field) => remove(state, field)),
  ),
  mutation(
    'a Wait that says how long twice',
    ({ state }) =>
      state['Type'] === 'Wait' &&
      set(
        state,
        'Seconds' in state ? 'Timestamp' : 'Seconds',
        'Seconds' in state ? '2026-01-01T00:00:00Z' : 1,
      ),
  ),
  mutation('Seconds below zero', ({ state }) => change(state, 'Seconds', -1)),
  mutation('a timeout of zero', ({ state }) => state['Type'] === 'Task' && set(state, 'TimeoutSeconds', 0)),
  mutation(
    'a timeout given twice',
    ({ state, language }) =>
      state['Type'] === 'Task' &&
      language === 'JSONPath' &&
      set(state, 'TimeoutSeconds', 5) &&
      set(state, 'TimeoutSecondsPath', '$.limit'),
  ),
  mutation(
    'a timeout that is a text',
    ({ state }) => state['Type'] === 'Task' && set(state, 'TimeoutSeconds', 'soon'),
  ),
  mutation(
    'a heartbeat as long as the timeout',
    ({ state }) =>
      state['Type'] === 'Task' && set(state, 'TimeoutSeconds', 10) && set(state, 'HeartbeatSeconds', 10),
  ),
  mutation(
    'MaxConcurrency below zero',
    ({ state }) => state['Type'] === 'Map' && set(state, 'MaxConcurrency', -1),
  ),
  mutation(
    'a tolerated percentage above 100',
    ({ state }) => state['Type'] === 'Map' && set(state, 'ToleratedFailurePercentage', 101),
  ),
  mutation(
    'a query language that does not exist',
    ({ state, machine, block, name }) =>
      block === machine &&
      block['StartAt'] === name &&
      set(machine, 'QueryLanguage', 'JMESPath') &&
      state !== undefined,
  ),
];
