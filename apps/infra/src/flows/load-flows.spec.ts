import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FlowFileError, loadFlows } from './load-flows.js';

const folderWith = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-flows-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};
const flowNamed = (name: string) => `module.exports = { default: { name: '${name}', levels: [] } };`;

it('reads the flows of the project, by file name', async () => {
  expect((await loadFlows()).map(({ name }) => name)).toEqual(['contract', 'publish', 'purchase', 'release']);
});

it('says which files cannot be used, and every reason', async () => {
  const folder = folderWith({
    'also.flow.ts': 'export const flow = {};',
    'bad.flow.ts': `
      const { defineFlow } = require('${require.resolve('@ringi/approvals')}');
      module.exports = { default: defineFlow({ name: 'Bad!', title: 'x', levels: [] }) };`,
  });
  const failure = loadFlows(folder);
  await expect(failure).rejects.toBeInstanceOf(FlowFileError);
  await expect(failure).rejects.toThrow(
    /flows\/also\.flow\.ts: .*\nflows\/bad\.flow\.ts: [\s\S]*name: must be[\s\S]*levels: /,
  );
});

it('refuses a file without a default export', async () => {
  await expect(loadFlows(folderWith({ 'empty.flow.ts': 'export const flow = {};' }))).rejects.toThrow(
    /flows\/empty\.flow\.ts: .*has no default export/,
  );
});

it('refuses two flows of one name', async () => {
  const folder = folderWith({ 'a.flow.ts': flowNamed('same'), 'b.flow.ts': flowNamed('same') });
  await expect(loadFlows(folder)).rejects.toThrow(
    "flows/b.flow.ts: another file already has a flow named 'same'",
  );
});
