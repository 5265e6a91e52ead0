// The one place that says who may import whom. `layerConstraints` is for @nx/enforce-module-boundaries (workspace
// projects and npm packages), `restrictedImports` for what that rule cannot see: node builtins and type-only imports.

/** layer -> layers it may import. */
const MAY_IMPORT = {
  'shared-types': [],
  asl: [],
  'asl-builder': ['asl'],
  'asl-engine': ['asl'],
  approvals: ['shared-types', 'asl-builder', 'asl'],
  handlers: ['shared-types', 'approvals'],
  constructs: ['shared-types', 'approvals', 'asl-builder', 'asl', 'handlers'],
  'local-aws': ['asl-engine', 'asl'],
  infra: ['constructs', 'approvals', 'shared-types'],
  dashboard: ['shared-types', 'approvals'],
};
const EVERY = [...Object.keys(MAY_IMPORT), 'local', 'cli'];
// What runs everything may import everything; nobody imports these three but the end-to-end tests.
for (const layer of ['local', 'cli', 'e2e']) MAY_IMPORT[layer] = EVERY.filter((l) => l !== layer);

/** layer -> npm packages and builtins it must never import, types included. */
const NEVER = {
  'shared-types': ['@aws-sdk/*', 'aws-cdk-lib', 'react', 'node:*'],
  asl: ['@aws-sdk/*', 'aws-cdk-lib', 'react', 'zod', 'node:*'],
  'asl-builder': ['@aws-sdk/*', 'aws-cdk-lib', 'react', 'zod', 'node:*'],
  'asl-engine': ['@aws-sdk/*', 'aws-cdk-lib', 'react', 'zod'],
  approvals: ['@aws-sdk/*', 'aws-cdk-lib', 'react', 'node:*'],
  handlers: ['aws-cdk-lib', 'react'],
  // Handlers are linked by bundle path; importing their sources would put the AWS SDK into the synth process.
  constructs: ['@aws-sdk/*', 'react', '@ringi/handlers'],
  'local-aws': ['aws-cdk-lib', 'react', 'zod'],
  infra: ['@aws-sdk/*', 'react'],
  dashboard: ['aws-cdk-lib', '@aws-sdk/*', 'node:*'],
};

const HOME = { infra: 'apps', local: 'apps', cli: 'apps', e2e: 'apps', dashboard: 'apps' };
const folder = (layer) => `${HOME[layer] ?? 'libs'}/${layer}`;
const tag = (layer) => `layer:${layer}`;

export const layerConstraints = Object.entries(MAY_IMPORT).map(([layer, may]) => ({
  sourceTag: tag(layer),
  onlyDependOnLibsWithTags: [...may.map(tag), tag(layer)],
  ...(NEVER[layer] && {
    bannedExternalImports: NEVER[layer].filter((p) => !p.startsWith('node:') && !p.startsWith('@ringi/')),
  }),
}));

export const restrictedImports = Object.entries(NEVER).map(([layer, never]) => ({
  files: [`${folder(layer)}/src/**/*.ts`, `${folder(layer)}/src/**/*.tsx`],
  // A library's own tests may use node and the AWS SDK as a client would.
  ignores: ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: never.map((p) => ({
          group: p.endsWith('*') ? [p] : [p, `${p}/**`],
          message: `${layer} must not import ${p}: see the table of layers in ARCHITECTURE.md.`,
        })),
      },
    ],
  },
}));

export { MAY_IMPORT, NEVER, folder };
