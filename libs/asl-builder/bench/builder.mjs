// The builder beside aws-cdk-lib's aws-stepfunctions, in one run: seconds to check a machine, and to complete a name in an
// editor after a key was pressed. Not a test: `npm run bench -- builder [--states N] [--json FILE]`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { builderProgram, cdkProgram } from './programs.mjs';

const ROUNDS = 3;
const { values } = parseArgs({
  options: { states: { type: 'string', default: '100' }, json: { type: 'string' } },
});
const states = Number(values.states);

const folder = fileURLToPath(new URL('../out-tsc/bench/', import.meta.url));
const base = ts.readConfigFile(
  fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url)),
  ts.sys.readFile,
);
const { options } = ts.convertCompilerOptionsFromJson(
  { ...base.config.compilerOptions, composite: false, declarationMap: false, noEmit: true },
  folder,
);

/** A language service over one file whose text can change, as an editor has it. */
function editor(file, source) {
  let text = source;
  let version = 0;
  const host = {
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : '0'),
    getScriptSnapshot: (name) => {
      const found = name === file ? text : ts.sys.readFile(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  };
  const service = ts.createLanguageService(host);
  return {
    type: (next) => {
      text = next;
      version += 1;
    },
    complete: (at) => service.getCompletionsAtPosition(file, at, {})?.entries.length ?? 0,
  };
}

const seconds = (run) => {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
};
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

function check(file) {
  const program = ts.createProgram([file], options);
  const errors = ts.getPreEmitDiagnostics(program);
  if (errors.length > 0)
    throw new Error(
      ts.formatDiagnostics(errors, {
        ...ts.sys,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      }),
    );
}

function measure(name, { source, completeBehind }) {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${name}.ts`;
  writeFileSync(file, source);
  const checked = Array.from({ length: ROUNDS }, () => seconds(() => check(file)));
  const at = source.lastIndexOf(completeBehind) + completeBehind.length;
  const typing = editor(file, source);
  if (typing.complete(at) === 0) throw new Error(`nothing to complete behind '${completeBehind}' in ${name}`);
  const completed = Array.from({ length: ROUNDS }, (_, i) => {
    // A change before the place, so that nothing of the file's types can be kept.
    typing.type(`${source.slice(0, at)} ${'/**/'.repeat(i + 1)}${source.slice(at)}`);
    return seconds(() => typing.complete(at));
  });
  return { checkSeconds: median(checked), completionSeconds: median(completed) };
}

try {
  const ours = measure('builder', builderProgram(states));
  const cdk = measure('cdk', cdkProgram(states));
  const row = (what, key) =>
    `${what.padEnd(34)}${ours[key].toFixed(3).padStart(10)} s${cdk[key].toFixed(3).padStart(12)} s   ratio ${(ours[key] / cdk[key]).toFixed(2)}`;
  console.log(
    `TypeScript ${ts.version}, a machine of ${states} states, median of ${ROUNDS}   builder | aws-stepfunctions`,
  );
  console.log(row('program read and checked', 'checkSeconds'));
  console.log(row('completion after a key', 'completionSeconds'));
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ typescript: ts.version, states, ours, cdk }, undefined, 2)}\n`,
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
