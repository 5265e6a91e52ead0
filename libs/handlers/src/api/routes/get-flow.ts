import { FlowFormSchema, type FlowForm } from '@ringi/shared-types';
import { flowForm } from '../flow-form.js';
import { flowView } from '../flow-view.js';
import { route } from '../route.js';

export const getFlow = route({
  method: 'get',
  path: '/api/flows/{flow}',
  id: 'getFlow',
  summary: 'One flow with the form of its request.',
  answers: { 200: FlowFormSchema },
  problems: [404],
  handle: ({ who, flows, directory, param }) => {
    const found = flows.get(param('flow'));
    const body: FlowForm = { ...flowView(found, who, directory), ...flowForm(found.flow) };
    return Promise.resolve({ status: 200, body });
  },
});
