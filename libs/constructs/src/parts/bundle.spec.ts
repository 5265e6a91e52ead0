import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FlowSchema, type Flow } from '@ringi/shared-types';
import { App, Stack } from 'aws-cdk-lib';
import { SAMPLE_FLOWS } from '../testing/sample-deployment.js';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { admitCode, BUNDLES, bundlePath, HANDLER } from './bundle.js';

const [flow] = SAMPLE_FLOWS as [Flow];

/** Synthesizes a function with a flow's Admit code into a new folder. */
function synthesized(changed = flow): { readonly key: string; readonly folder: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'ringi-bundle-'));
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  const fn = new lambda.Function(stack, 'Fn', {
    code: admitCode(stack, 'Stack', changed),
    handler: HANDLER,
    runtime: lambda.Runtime.NODEJS_24_X,
  });
  const code = stack.resolve((fn.node.defaultChild as lambda.CfnFunction).code) as { s3Key: string };
  app.synth();
  return { key: code.s3Key, folder: join(outdir, `asset.${code.s3Key.replace('.zip', '')}`) };
}

it.each(BUNDLES)('finds the bundle of %s', (name) => {
  expect(existsSync(join(bundlePath(name), 'index.mjs'))).toBe(true);
});

it('names the command to run when a bundle is missing', () => {
  expect(() => bundlePath('nothing' as 'admit')).toThrow("'nothing' is not bundled");
});

it('puts the flow beside Admit’s bundle, without mail addresses', () => {
  const { folder } = synthesized();
  expect(readFileSync(join(folder, 'index.mjs'))).toEqual(
    readFileSync(join(bundlePath('admit'), 'index.mjs')),
  );
  const written = readFileSync(join(folder, 'flow.json'), 'utf8');
  expect(FlowSchema.parse(JSON.parse(written)).levels).toHaveLength(flow.levels.length);
  expect(written).not.toContain('@example.com');
});

it('has a key that depends on the content alone', () => {
  const { key } = synthesized();
  expect(synthesized().key).toBe(key);
  expect(synthesized({ ...flow, title: 'Another' }).key).not.toBe(key);
});
