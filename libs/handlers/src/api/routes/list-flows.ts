import { FlowListSchema, type FlowList } from '@ringi/shared-types';
import { flowView } from '../flow-view.js';
import { route } from '../route.js';

export const listFlows = route({
  method: 'get',
  path: '/api/flows',
  id: 'listFlows',
  summary: 'The flows there are, and who is asked at each level.',
  answers: { 200: FlowListSchema },
  problems: [],
  handle: ({ who, flows, directory }) => {
    const body: FlowList = { items: flows.all().map((flow) => flowView(flow, who, directory)) };
    return Promise.resolve({ status: 200, body });
  },
});
