import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../config/load-config.js';
import { FlowFileError, loadFlows } from './load-flows.js';
import { stagedFlows } from './staged-flows.js';

const folderWith = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-flows-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.flow.ts`), text);
  return folder;
};

it('says at once what is wrong with every file, and with the flows of the others', async () => {
  const [flow] = await loadFlows();
  const [level] = flow?.levels ?? [];
  const person = { ...flow, name: 'person', levels: [{ ...level, approvers: ['nobody'] }] };
  const config = { ...(await loadConfig('laptop')), flows: { quorum: false } as const };
  const folder = folderWith({
    person: `module.exports = { default: ${JSON.stringify(person)} };`,
    quorum: "throw new Error('is 3 of 1');",
    shape: "throw new Error('must be a list');",
  });
  const failure = stagedFlows(config, folder);
  await expect(failure).rejects.toBeInstanceOf(FlowFileError);
  await expect(failure).rejects.toThrow(
    /quorum\.flow\.ts: is 3 of 1\n.*shape\.flow\.ts: must be a list\n[^]*flow person, level 1, approvers: 'nobody'/,
  );
  await expect(failure).rejects.not.toThrow(/no flow of this name/);
});
