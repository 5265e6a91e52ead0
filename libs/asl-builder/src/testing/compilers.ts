import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const LIBRARY = join(__dirname, '../..');
const TOOLS = join(LIBRARY, '../../tools');

/** Where each TypeScript is installed that the types are held against. */
export const COMPILERS = { '5.9': join(TOOLS, 'ts59'), '6.0': LIBRARY, '7.0': join(TOOLS, 'ts7') } as const;
export type Compiler = keyof typeof COMPILERS;

/** What `tsc` prints, whether it finds errors or not. */
export function tsc(compiler: Compiler, ...args: readonly string[]): Promise<string> {
  const manifest = createRequire(join(COMPILERS[compiler], 'package.json')).resolve(
    'typescript/package.json',
  );
  const { version } = createRequire(manifest)(manifest) as { version: string };
  if (!version.startsWith(compiler))
    throw new Error(`TypeScript ${version} is installed where ${compiler} should be`);
  const bin = join(dirname(manifest), 'bin/tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: LIBRARY, maxBuffer: 1 << 26 }, (_, stdout) =>
      resolve(stdout),
    );
  });
}
