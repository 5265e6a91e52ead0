// `npm run corpus -- --data FILE [--json OUT]`: holds the builder and the validator against definitions that others wrote.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import ts from 'typescript';
import { useTypeScriptSources } from './typescript.mjs';

useTypeScriptSources();
const builder = await import('../libs/asl-builder/src/index.ts');
const { fullReport, reportLines } = await import('../libs/asl-builder/src/corpus/full-report.ts');
const { readRecords } = await import('../libs/asl-builder/src/corpus/records.ts');

/** Runs the source of a program that imports nothing but the builder. */
function evaluate(source) {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} };
  new Function('require', 'module', 'exports', code)(() => builder, module, module.exports);
  return module.exports.definition;
}

/** The lines with errors of a source file, as if it stood in the builder's own folder. */
function errorLines(source) {
  const project = fileURLToPath(new URL('../libs/asl-builder/tsconfig.spec.json', import.meta.url));
  const { config } = ts.readConfigFile(project, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(project));
  const folder = join(dirname(project), 'out-tsc', `corpus-${process.pid}`);
  const file = join(folder, 'definitions.ts');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, source);
    const alone = {
      composite: false,
      incremental: false,
      declaration: false,
      declarationMap: false,
      noEmit: true,
    };
    const program = ts.createProgram([file], { ...options, ...alone });
    const line = (at) => program.getSourceFile(file).getLineAndCharacterOfPosition(at).line + 1;
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ file: where, start }) => (where?.fileName.endsWith('definitions.ts') ? line(start) : 0));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const options = { data: { type: 'string' }, json: { type: 'string' } };
const { values } = parseArgs({ options });
if (values.data === undefined) fail('Say which file: npm run corpus -- --data FILE [--json OUT]');

let records;
try {
  records = readRecords(readFileSync(values.data, 'utf8'));
} catch (error) {
  fail(`${values.data}: ${error.message}`);
}
const report = fullReport(records, evaluate, errorLines);
console.log(reportLines(report).join('\n'));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);

function fail(message) {
  console.error(message);
  process.exit(2);
}
