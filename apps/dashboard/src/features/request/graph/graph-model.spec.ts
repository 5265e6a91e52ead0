import { makeRequest } from '../../../testing/make-request.js';
import { fakeEvents } from '../../../testing/fake-events.js';
import { recipes } from '../../../testing/recipes.js';
import { requestGraph } from './graph-model.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const graphOf = (title: string, open: number[] = []) => {
  const recipe = recipes(NOW).find((each) => each.title === title);
  if (!recipe) throw new Error(`no recipe is called ${title}`);
  const request = makeRequest(recipe, NOW);
  return { ...requestGraph(request, fakeEvents(request), new Set(open)), request };
};
const statuses = ({ states }: ReturnType<typeof graphOf>) =>
  Object.fromEntries(states.map(({ id, status }) => [id, status]));
const taken = ({ edges }: ReturnType<typeof graphOf>) =>
  edges.filter((edge) => edge.taken).map(({ from, to }) => `${from} > ${to}`);

describe('the graph of a request', () => {
  it('has the caller’s states, and of a level only its own as long as it is closed', () => {
    const graph = graphOf('Autumn campaign page');
    expect(graph.states.map(({ id }) => id)).toEqual([
      '0/Admit',
      '0/Level1',
      '0/Level1Outcome',
      '0/Level2',
      '0/Level2Outcome',
      '0/Level3',
      '0/Level3Outcome',
      '0/Approved',
      '0/Rejected',
      '0/TimedOut',
      '0/Cancelled',
      '0/Fail',
    ]);
  });

  it('says of each state whether it runs, is done or was not entered', () => {
    const states = statuses(graphOf('Autumn campaign page', [1]));
    expect(states).toMatchObject({
      '0/Admit': 'done',
      '0/Level1': 'running',
      '1/RequestApproval': 'running',
      '1/Outcome': 'idle',
      '1/Approved': 'idle',
      '0/Level2': 'idle',
    });
  });

  it('leads by the way taken to a rejection', () => {
    const way = taken(graphOf('Partner logo wall', [2]));
    expect(way).toEqual(
      expect.arrayContaining([
        '0/Level2 > 2/RequestApproval',
        '2/RequestApproval > 2/Outcome',
        '2/Outcome > 2/Rejected',
        '2/Rejected > 0/Level2Outcome',
        '0/Level2Outcome > 0/Rejected',
      ]),
    );
    expect(way.join()).not.toContain('Level3');
  });

  it('says where it failed', () => {
    expect(statuses(graphOf('Status page', [1]))).toMatchObject({
      '1/RequestApproval': 'failed',
      '0/Fail': 'failed',
    });
  });

  it('shows states of a component that it has never heard of where the history entered them', () => {
    const { request } = graphOf('Autumn campaign page');
    const events = [...fakeEvents(request)];
    const last = events.at(-1);
    if (!last) throw new Error('no events');
    events.push({ ...last, key: '1.9', id: 9, type: 'WaitStateEntered', state: 'WaitForBackend' });
    const { states, edges } = requestGraph(request, events, new Set([1]));
    expect(states.map(({ id }) => id).filter((id) => id.startsWith('1/'))).toEqual([
      '1/RequestApproval',
      '1/WaitForBackend',
      '1/Outcome',
      '1/Approved',
    ]);
    expect(edges).toContainEqual({ from: '1/RequestApproval', to: '1/WaitForBackend', taken: true });
  });
});
