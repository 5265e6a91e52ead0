import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Flow } from '@ringi/shared-types';
import { Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The Lambdas there are: folders of the bundles that `@ringi/handlers` is published with. */
export const BUNDLES = ['admit', 'start', 'report', 'close', 'reconcile'] as const;
export type BundleName = (typeof BUNDLES)[number];

/** Handler of every bundle: `index.mjs`, export `handler`. */
export const HANDLER = 'index.handler';

/**
 * The folder of a bundled Lambda.
 * @throws Error when the handlers were not bundled.
 */
export function bundlePath(name: BundleName): string {
  const home = dirname(createRequire(import.meta.url).resolve('@ringi/handlers/package.json'));
  const path = join(home, 'bundle', name);
  if (!existsSync(join(path, 'index.mjs'))) {
    throw new Error(
      `The Lambda '${name}' is not bundled (${path} has no index.mjs): run 'nx bundle handlers' first.`,
    );
  }
  return path;
}

/** Code of a Lambda that is the same for every flow. */
export const bundleCode = (name: BundleName): lambda.Code => lambda.Code.fromAsset(bundlePath(name));

/**
 * Code of a flow's Admit: a copy of the bundle with the flow beside it as `flow.json`. The copy lies in the cloud
 * assembly, so its hash depends on its content alone.
 */
export function admitCode(scope: Construct, name: string, flow: Flow): lambda.Code {
  const folder = join(Stage.of(scope)?.assetOutdir ?? 'cdk.out', `admit-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(bundlePath('admit'), folder, { recursive: true });
  writeFileSync(join(folder, 'flow.json'), `${JSON.stringify(withoutMail(flow), null, 2)}\n`);
  return lambda.Code.fromAsset(folder);
}

/** Admit sends no mail: addresses stay out of its code. */
const withoutMail = (flow: Flow): Flow => ({
  ...flow,
  levels: flow.levels.map((level) => ({ ...level, email: [] })),
});
