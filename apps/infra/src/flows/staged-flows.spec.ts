import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../config/load-config.js';
import { FlowFileError } from './load-flows.js';
import { stagedFlows } from './staged-flows.js';

const level = "name: 'First', backend: { id: 'ssm-automation', form: 'one-step' }";
const folderWith = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ringi-flows-'));
  for (const [name, fields] of Object.entries(files)) {
    writeFileSync(
      join(folder, `${name}.flow.ts`),
      `const { defineFlow } = require('${require.resolve('@ringi/approvals')}');
       module.exports = { default: defineFlow({ name: '${name}', title: '${name}', levels: [{ ${level}, ${fields} }] }) };`,
    );
  }
  return folder;
};

it('says at once what is wrong with every file, and with the flows of the others', async () => {
  const config = { ...(await loadConfig('laptop')), flows: { quorum: false, other: false } as const };
  const folder = folderWith({
    other: "approvers: ['nobody2']",
    person: "approvers: ['nobody']",
    quorum: "approvers: ['sato'], min_required_approvals: 3",
    shape: "approvers: 'sato'",
  });
  const failure = stagedFlows(config, folder);
  await expect(failure).rejects.toBeInstanceOf(FlowFileError);
  await expect(failure).rejects.toThrow(
    /flows\/quorum\.flow\.ts: .*[^]*is 3 of 1[^]*flows\/shape\.flow\.ts: [^]*approvers: [^]*flow person, level 1, approvers: 'nobody' is not among/,
  );
  await expect(failure).rejects.not.toThrow(/nobody2|no flow of this name/);
});

it('takes files that are right', async () => {
  const folder = folderWith({ right: "approvers: ['sato']" });
  expect(await stagedFlows(await loadConfig('laptop'), folder)).toMatchObject([{ name: 'right' }]);
});
