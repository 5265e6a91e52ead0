import type { ApproverView } from '@ringi/shared-types';

/** A person's id, or the principal of somebody the directory does not know. */
export const nameOf = ({ person, principal }: ApproverView): string => person?.id ?? principal;

/** What is shown of a request's id; as much of it is taken for it. */
export const shortId = (requestId: string): string => requestId.slice(0, 8);

/** A state as a person reads it: `timed out`. */
export const words = (state: string): string => state.replaceAll('_', ' ');
