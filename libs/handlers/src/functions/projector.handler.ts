import { RebuildSchema } from '@ringi/shared-types';
import * as z from 'zod/mini';
import { projectionPorts } from '../aws/projection-ports.js';
import { requestId } from '../core/ids.js';
import { projectNow } from '../projector/project.js';
import { rebuild } from '../projector/rebuild.js';

const ports = projectionPorts();

/** A caller's execution changed its status, or an operator rebuilds all rows; the answer's cursor goes on. */
const EventSchema = z.union([
  z.object({ caller_execution_arn: z.string() }),
  z.extend(RebuildSchema, { rebuild: z.literal(true) }),
]);

/** @throws when rows could not be written, so that Lambda tries an event again. */
export const handler = async (event: unknown): Promise<unknown> => {
  const told = EventSchema.parse(event);
  if ('rebuild' in told) return rebuild(ports, told);
  return { projected: await projectNow(ports, requestId(told.caller_execution_arn)) };
};
