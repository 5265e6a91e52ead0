import { whyNotWithdraw } from '@ringi/approvals';
import { RequestViewSchema } from '@ringi/shared-types';
import { withdraw } from '../../core/withdraw.js';
import { approvalsOf } from '../../projector/approvals-of.js';
import { project } from '../../projector/project.js';
import { loadRequest } from '../load.js';
import { ApiProblem } from '../problem.js';
import { requestView } from '../request-view.js';
import { route } from '../route.js';

export const withdrawRequest = route({
  method: 'post',
  path: '/api/requests/{request_id}/withdraw',
  id: 'withdrawRequest',
  summary: 'Takes my request back. The level that waits ends within moments; repeated, it changes nothing.',
  answers: { 200: RequestViewSchema },
  problems: [403, 404, 409],
  async handle(ask) {
    const { who, ports } = ask;
    const loaded = await loadRequest(ask, ask.param('request_id'));
    const { request, caller } = loaded;
    const { request_id } = request;
    const mine = request.requester === who.id;
    // A second press is answered like the first; it also repeats what a lost first one left undone.
    const running = requestView(ask, loaded).state === 'running' && caller.status === 'RUNNING';
    const why = whyNotWithdraw(who, { ...request, withdrawn: undefined }, running);
    if (why && !(mine && request.withdrawn)) {
      throw mine
        ? new ApiProblem(
            'conflict',
            `Request ${request_id} has ended: there is nothing to withdraw. Look at it again.`,
            {
              why_not: why,
              request_id,
            },
          )
        : new ApiProblem(
            'forbidden',
            `Only its requester can withdraw request ${request_id}${request.requester === undefined ? ', and it names none' : `. Ask ${request.requester}`}.`,
            {
              why_not: why,
              request_id,
            },
          );
    }
    if (running) {
      const at = new Date(ports.now()).toISOString();
      const kept = await withdraw(ports, request_id, { by: who.id, at }, async () => {
        const now = await approvalsOf(ports.approvals, request, caller.redrive_count);
        return now.map(({ record }) => record);
      });
      if (kept === 'too_late') {
        throw new ApiProblem(
          'conflict',
          `Request ${request_id} was approved, and what was approved is being finished. It can no longer be withdrawn.`,
          { why_not: 'too_late', request_id },
        );
      }
      await project(ports, request_id);
      await ports.hurry();
    }
    return { status: 200, body: requestView(ask, await loadRequest(ask, request_id)) };
  },
});
