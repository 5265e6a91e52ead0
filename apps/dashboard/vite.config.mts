import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ariaLanguages } from './tools/aria-languages.mjs';
import { compiledMessages } from './tools/compiled-messages.mjs';
import { fakeEntry } from './tools/fake-entry.mjs';

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/apps/dashboard',
  plugins: [ariaLanguages(), compiledMessages(), fakeEntry(mode === 'fake'), react()],
  resolve: { conditions: ['@ringi/source', 'module', 'browser', 'development|production'] },
  server: { port: 4200, host: '127.0.0.1' },
  preview: { port: 4200, host: '127.0.0.1' },
  build: {
    // The page with its API in memory, for screenshots and tests, never lands in what is deployed.
    outDir: mode === 'fake' ? '.local/fake' : 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      input: ['index.html', 'auth/silent.html'].map((page) => join(import.meta.dirname, page)),
    },
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
  },
}));
