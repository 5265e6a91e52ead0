import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Flow } from '@ringi/shared-types';
import { Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The Lambdas there are: folders of the bundles that `@ringi/handlers` is published with. */
export const BUNDLES = [
  'admit',
  'start',
  'report',
  'close',
  'reconcile',
  'verify',
  'projector',
  'api',
] as const;
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

/** Code of a flow's Admit: the bundle with the flow beside it as `flow.json`. */
export const admitCode = (scope: Construct, name: string, flow: Flow): lambda.Code =>
  stagedCode(scope, 'admit', name, { 'flow.json': withoutMail(flow) });

/**
 * A copy of a bundle with JSON files beside it. It lies in the cloud assembly, so its hash depends on its content alone.
 * @param name tells it from other copies of the same bundle.
 * @param files by path in the bundle's folder.
 */
export function stagedCode(
  scope: Construct,
  bundle: BundleName,
  name: string,
  files: Readonly<Record<string, unknown>>,
): lambda.Code {
  const folder = join(Stage.of(scope)?.assetOutdir ?? 'cdk.out', `${bundle}-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(bundlePath(bundle), folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
  }
  return lambda.Code.fromAsset(folder);
}

/** No function sends mail to addresses: they stay out of code. */
export const withoutMail = (flow: Flow): Flow => ({
  ...flow,
  levels: flow.levels.map((level) => ({ ...level, email: [] })),
});
