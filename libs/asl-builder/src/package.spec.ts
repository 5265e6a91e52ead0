import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { writeApiReport } from './testing/api-report.js';

/**
 * What another repository gets: the packages are packed, unpacked into an empty folder's node_modules and used there. The
 * folder is outside the workspace, so nothing of it can be found by chance.
 */
const ROOT = join(__dirname, '../../..');
const BIN = join(ROOT, 'node_modules/.bin');
const PACKAGES = ['asl', 'asl-builder'];

const PROGRAM = `
const work = fn('\${Work.Arn}');
const hello = machine({ name: 'Hello', input: t() }, function* ({ input }) {
  return yield* succeed('Done', yield* task('Work', lambda.invoke(work, { id: input.id })));
});
console.log(JSON.stringify(Object.keys(hello.toASL({ queryLanguage: 'JSONata' }).States)), plugin.meta.name);
`;
const NAMES = '{ fn, lambda, machine, succeed, t, task }';
const TYPED = `
import ${NAMES} from '@ringi/asl-builder';
import { plugin } from '@ringi/asl-builder/eslint';
const work = fn<{ id: string }, { ok: boolean }>('\${Work.Arn}');
export const hello = machine({ name: 'Hello', input: t<{ id: string }>() }, function* ({ input }) {
  const done = yield* task('Work', lambda.invoke(work, { id: input.id }));
  // @ts-expect-error -- the types arrive: this field is not there
  void done.no;
  return yield* succeed('Done', done);
});
export const { name } = plugin.meta;
`;
const OPTIONS = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  noEmit: true,
  types: [],
  skipLibCheck: false,
};

let folder: string;
let tarballs: string[];

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** What a file was compiled to stays in dist when the file is gone. */
function removeLeftovers(library: string): void {
  const dist = join(library, 'dist');
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const source = join(library, 'src', file.replace(/\.(js|d\.ts|d\.ts\.map)$/, '.ts'));
    if (/.(js|ts|map)$/.test(file) && !existsSync(source)) rmSync(join(dist, file));
  }
}

function install(name: string): string {
  const library = join(ROOT, 'libs', name);
  removeLeftovers(library);
  const args = ['pack', library, '--json', '--ignore-scripts', '--offline', '--pack-destination', folder];
  const [packed] = JSON.parse(run('npm', ...args)) as { filename: string }[];
  const target = join(folder, 'node_modules/@ringi', name);
  mkdirSync(target, { recursive: true });
  const tarball = join(folder, packed?.filename ?? '');
  run('tar', '-xzf', tarball, '-C', target, '--strip-components=1');
  return tarball;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'asl-builder-'));
  run(
    process.execPath,
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--build',
    join(__dirname, '../tsconfig.lib.json'),
  );
  tarballs = PACKAGES.map(install);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package in another repository', () => {
  it('is imported', () => {
    const head = `import ${NAMES} from '@ringi/asl-builder';\nimport { plugin } from '@ringi/asl-builder/eslint';`;
    writeFileSync(join(folder, 'hello.mjs'), head + PROGRAM);
    expect(run(process.execPath, 'hello.mjs')).toBe('["Work","Done"] @ringi/asl-builder\n');
  });

  it('is required', () => {
    const head = `const ${NAMES} = require('@ringi/asl-builder');\nconst { plugin } = require('@ringi/asl-builder/eslint');`;
    writeFileSync(join(folder, 'hello.cjs'), head + PROGRAM);
    expect(run(process.execPath, 'hello.cjs')).toBe('["Work","Done"] @ringi/asl-builder\n');
  });

  it('is compiled against, as ESM and as CommonJS, its own declarations checked as well', () => {
    writeFileSync(join(folder, 'typed.mts'), TYPED);
    writeFileSync(join(folder, 'typed.cts'), TYPED);
    const files = ['typed.mts', 'typed.cts'];
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS, files }));
    expect(run(process.execPath, join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder)).toBe('');
  }, 60_000);

  it('has the command asl', () => {
    const States = { A: { Type: 'Wait', Seconds: 1, End: true } };
    writeFileSync(join(folder, 'a.asl.json'), JSON.stringify({ StartAt: 'A', States }));
    const bin = join('node_modules/@ringi/asl-builder/bin/asl.mjs');
    expect(run(process.execPath, bin, 'import', 'a.asl.json')).toContain("from '@ringi/asl-builder'");
  });

  it('holds nothing but what is needed there', () => {
    const files = readdirSync(join(folder, 'node_modules/@ringi/asl-builder'), {
      recursive: true,
      encoding: 'utf8',
    });
    const odd = files.filter(
      (file) => !/^(package\.json|README\.md|bin(\/asl\.mjs)?|dist(\/.*)?)$/.test(file),
    );
    expect(odd).toEqual([]);
    expect(files.filter((file) => /spec|testing|corpus|\.map$|tsbuildinfo/.test(file))).toEqual([]);
  });

  it.each(PACKAGES)(
    'has nothing that publint or attw would change in %s',
    (name) => {
      const tarball = relative(folder, tarballs[PACKAGES.indexOf(name)] ?? '');
      expect(run(join(BIN, 'publint'), tarball, '--strict')).toContain('All good!');
      // It ends with an error when it finds a problem, but for the resolution of Nodes that cannot require ESM.
      expect(run(join(BIN, 'attw'), tarball, '--profile', 'esm-only')).toContain('(ESM)');
    },
    60_000,
  );
});

/*
 * What the package offers is committed, so that a change of it is seen in review.
 * UPDATE_API=1 npx jest package.spec (in libs/asl-builder) writes what it offers now.
 */
describe('the public surface', () => {
  it.each([
    ['asl-builder', 'index.d.ts'],
    ['eslint', 'eslint/plugin.d.ts'],
  ])(
    'is as in api/%s.api.md',
    (name, entryPoint) => {
      const report = `${name}.api.md`;
      mkdirSync(join(folder, 'api'), { recursive: true });
      writeApiReport(entryPoint, name, join(folder, 'api'));
      const now = readFileSync(join(folder, 'api', report), 'utf8');
      const committed = join(__dirname, '../api', report);
      if (process.env['UPDATE_API']) writeFileSync(committed, now);
      expect(now).toBe(existsSync(committed) ? readFileSync(committed, 'utf8') : '');
    },
    60_000,
  );
});
