import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codePipelineApproval, codePipelineCaller } from './testing/codepipeline-approval.js';
import { ssmApproval, ssmCaller } from './testing/ssm-approval.js';

// Skipped without the folder: the definitions are other people's files and no part of this repository.
const data = process.env['SEEDS_DATA'];
const maybe = data === undefined ? describe.skip : describe;

maybe('definitions written by hand (skipped when SEEDS_DATA is not set)', () => {
  it.each([
    ['codepipeline-component', codePipelineApproval],
    ['codepipeline-caller', codePipelineCaller],
    ['ssm-component', ssmApproval],
    ['ssm-caller', ssmCaller],
  ])('%s is reproduced exactly', (name, machine) => {
    const expected: unknown = JSON.parse(readFileSync(join(data ?? '', `seed-${name}.asl.json`), 'utf8'));
    expect(machine.toASL()).toStrictEqual(expected);
  });
});
