import type { Block } from './blocks.js';
import type { Findings } from './findings.js';
import { AWS, OURS } from './messages.js';
import { pointer } from './pointer.js';

const NAME_LENGTH = 80;

/** Names of states are unique in the whole machine, blocks inside blocks included, and so are labels. */
export function checkNames(blocks: readonly Block[], findings: Findings): void {
  const names = new Set<string>();
  const labels = new Set<string>();
  for (const { name, fields, at } of blocks.flatMap(({ states }) => states)) {
    if (names.has(name)) findings.add('DUPLICATE_STATE_NAME', AWS.duplicateState(name), at);
    names.add(name);
    // AWS counts characters, not UTF-16 units.
    if (name.length > NAME_LENGTH && [...name].length > NAME_LENGTH) {
      findings.add('INVALID_STATE_NAME', OURS.tooLong('State name', name, NAME_LENGTH), at);
    }
    if (name === '') findings.add('INVALID_STATE_NAME', OURS.emptyName, at);
    const label = fields['Label'];
    if (typeof label !== 'string') continue;
    if (labels.has(label)) {
      findings.add('DUPLICATE_LABEL_NAME', AWS.duplicateLabel(label), pointer(at, 'Label'));
    }
    labels.add(label);
  }
}
