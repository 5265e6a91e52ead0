import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { tsImport } from 'tsx/esm/api';
import { layerConstraints, restrictedImports } from './tools/layers.mjs';

// From its source: linting needs no build.
const { plugin: asl } = await tsImport('./libs/asl-builder/src/eslint/plugin.ts', import.meta.url);

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  ...nx.configs['flat/javascript'],
  {
    ignores: [
      '**/dist',
      '**/bundle',
      '**/cdk.out',
      '**/out-tsc',
      '**/.nx',
      '**/.local',
      '**/coverage',
      '**/test-results',
      '**/*.d.ts',
      '**/jest.config.cjs',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: ['^.*/tools/.*\\.mjs$'], depConstraints: layerConstraints },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'Name what is exported: `export *` hides the public surface.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'zod',
              importNames: ['z'],
              message:
                "Write `import * as z from 'zod'`: the named `z` does not tree-shake (454 KB in a bundle).",
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    plugins: { asl },
    rules: { 'asl/long-body': 'error', 'asl/floating-step': 'error', 'asl/token-timeout': 'error' },
  },
  { files: ['**/*.spec.ts', '**/*.spec.tsx'], rules: { 'max-lines': 'off', 'asl/token-timeout': 'off' } },
  ...restrictedImports,
  prettier,
];
