import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/**
 * What is read of a cloud assembly; the rest of it is the CDK's own business.
 * Source: https://docs.aws.amazon.com/cdk/v2/guide/deploy.html (cloud assembly)
 */
const ManifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      dependencies: z.optional(z.array(z.string())),
      properties: z.optional(z.looseObject({})),
    }),
  ),
});
type Manifest = z.infer<typeof ManifestSchema>;

const AssetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.looseObject({ path: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export interface AssemblyStack {
  readonly stackName: string;
  /** As it lies in the assembly, unmodified. */
  readonly template: string;
  /** Names of its parameters. */
  readonly parameters: readonly string[];
}

export interface CloudAssembly {
  /** Each after those it depends on. */
  readonly stacks: readonly AssemblyStack[];
  /** Where an asset that templates look for in S3 lies in the assembly. @throws Error for an unknown key. */
  resolveAsset(bucket: string, key: string): string;
}

/**
 * Reads what `cdk synth` wrote.
 * @throws Error when the folder holds no assembly.
 */
export function readCloudAssembly(folder: string): CloudAssembly {
  const { artifacts } = ManifestSchema.parse(readJson(folder, 'manifest.json'));
  const assets = new Map<string, string>();
  for (const { type, properties } of Object.values(artifacts)) {
    if (type !== 'cdk:asset-manifest') continue;
    const { files } = AssetsSchema.parse(readJson(folder, String(properties?.['file'])));
    for (const { source, destinations } of Object.values(files)) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path !== undefined) assets.set(objectKey, join(folder, source.path));
      }
    }
  }
  return {
    stacks: inOrder(artifacts).map(([id, { properties }]) => {
      const template = readFileSync(join(folder, String(properties?.['templateFile'])), 'utf8');
      const { Parameters = {} } = JSON.parse(template) as { Parameters?: object };
      return {
        stackName: String(properties?.['stackName'] ?? id),
        template,
        parameters: Object.keys(Parameters),
      };
    }),
    resolveAsset(bucket, key) {
      const path = assets.get(key);
      if (path !== undefined) return path;
      throw new Error(`No asset of the assembly is s3://${bucket}/${key}. Run npx nx synth infra again.`);
    },
  };
}

type Artifact = Manifest['artifacts'][string];

function inOrder(artifacts: Manifest['artifacts']): [string, Artifact][] {
  const ordered = new Map<string, Artifact>();
  const visit = (id: string): void => {
    const artifact = artifacts[id];
    if (!artifact || ordered.has(id)) return;
    artifact.dependencies?.forEach(visit);
    if (artifact.type === 'aws:cloudformation:stack') ordered.set(id, artifact);
  };
  Object.keys(artifacts).forEach(visit);
  return [...ordered];
}

function readJson(folder: string, file: string): unknown {
  const path = join(folder, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}. Run npx nx synth infra.`, {
      cause: error,
    });
  }
}
