// `npm run conformance -- --data DIR [--group GROUP] [--json FILE]`: replays answers recorded from AWS Step Functions
// against the engine and prints what matched. Fails when a run differs that the published list does not name.
import { useTypeScriptSources } from './typescript.mjs';

useTypeScriptSources();
const { main } = await import('../libs/asl-engine/src/testing/conformance/main.ts');
process.exitCode = await main(process.argv.slice(2));
