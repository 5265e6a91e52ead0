import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { committedFiles, ROOT } from './root.js';

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

describe('the lock file', () => {
  const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

  it('holds no address of a registry', () => {
    expect(
      Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link),
    ).toEqual([]);
    expect(text).not.toMatch(/"resolved": "(https?|git)/);
  });

  it('has every optional dependency, so that npm ci works on every platform', () => {
    const names = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
    );
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !names.has(name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(committedFiles().filter((file) => /^(apps|libs)\/[^/]+\/package\.json$/.test(file)))(
    'agrees with %s',
    (file) => {
      const own = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Locked;
      const locked = packages[file.replace('/package.json', '')];
      expect({ dependencies: locked?.dependencies ?? {}, bin: locked?.bin ?? {} }).toEqual({
        dependencies: own.dependencies ?? {},
        bin: own.bin ?? {},
      });
    },
  );
});
