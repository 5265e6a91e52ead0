// `node libs/handlers/tools/bench-lists.mjs [--json FILE] [--sizes 100,100000]`: how long the API takes for a list, as
// the number of requests grows. Rows are written as the projector does, into DynamoDB in memory. Not a test.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { useTypeScriptSources } from '../../../tools/typescript.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const { values } = parseArgs({
  options: { json: { type: 'string' }, sizes: { type: 'string', default: '100,100000' } },
});
useTypeScriptSources();
const { benchLists } = await import('../src/testing/bench-lists.ts');
const results = [];
for (const size of values.sizes.split(',').map(Number)) {
  results.push(...(await benchLists(size, (line) => process.stderr.write(`  ${line}\n`))));
}
console.log('requests  list                       samples   p50 ms   p99 ms');
for (const { requests, list, samples, p50, p99 } of results) {
  console.log(
    `${String(requests).padStart(8)}  ${list.padEnd(26)} ${String(samples).padStart(7)} ${p50.toFixed(1).padStart(8)} ${p99.toFixed(1).padStart(8)}`,
  );
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
