import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCloudAssembly } from './cloud-assembly.js';

describe('a cloud assembly', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringi-assembly-'));
    write('manifest.json', {
      artifacts: {
        Flow: {
          type: 'aws:cloudformation:stack',
          dependencies: ['Core', 'Flow.assets'],
          properties: { templateFile: 'Flow.template.json', stackName: 'MyFlow' },
        },
        'Flow.assets': { type: 'cdk:asset-manifest', properties: { file: 'Flow.assets.json' } },
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        Core: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Core.template.json' } },
      },
    });
    write('Core.template.json', { Resources: { A: {} } });
    write('Flow.template.json', { Parameters: { P: { Type: 'String' } }, Resources: { B: {} } });
    write('Flow.assets.json', {
      files: {
        abc: {
          source: { path: 'asset.abc', packaging: 'zip' },
          destinations: { here: { objectKey: 'abc.zip' } },
        },
      },
    });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: unknown): void =>
    writeFileSync(join(folder, name), JSON.stringify(content));

  it('has its stacks after those they depend on, with their templates as they are', () => {
    expect(readCloudAssembly(folder).stacks).toEqual([
      { stackName: 'Core', template: '{"Resources":{"A":{}}}', parameters: [] },
      {
        stackName: 'MyFlow',
        template: '{"Parameters":{"P":{"Type":"String"}},"Resources":{"B":{}}}',
        parameters: ['P'],
      },
    ]);
  });

  it('knows where an asset lies that a template looks for in S3, and names one that it lacks', () => {
    const { resolveAsset } = readCloudAssembly(folder);
    expect(resolveAsset('bucket', 'abc.zip')).toBe(join(folder, 'asset.abc'));
    expect(() => resolveAsset('bucket', 'other.zip')).toThrow(/s3:\/\/bucket\/other\.zip.*nx synth infra/);
  });

  it('that is missing is said with the way out', () => {
    rmSync(join(folder, 'manifest.json'));
    expect(() => readCloudAssembly(folder)).toThrow(/manifest\.json cannot be read.*Run npx nx synth infra/);
  });
});
