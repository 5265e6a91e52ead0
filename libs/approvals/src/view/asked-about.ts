import type { ApprovalRequest, LevelView } from '@ringi/shared-types';
import { backendOf } from '../backends/registry.js';

/** What approvers look at. A file's name never stands beside a URL that leads elsewhere. */
export function askedAbout(
  request: ApprovalRequest,
): Pick<LevelView, 'confirmation_file' | 'deploys'> & { readonly confirmation_url: string } {
  const { confirmation_url, confirmation_file } = request;
  const deploys = backendOf(request.backend).deploys?.(request);
  return { confirmation_url, ...(deploys ? { deploys } : { confirmation_file }) };
}
