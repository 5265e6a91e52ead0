#!/usr/bin/env node
// Runs the command line from its TypeScript sources: nothing has to be built after npm ci.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const { useTypeScriptSources } = await import('../../../tools/typescript.mjs');
useTypeScriptSources();
await import('../src/main.ts');
