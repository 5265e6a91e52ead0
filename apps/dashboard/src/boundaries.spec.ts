import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Who may import whom inside the dashboard. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  lib: ['lib'],
  components: ['lib', 'components'],
  features: ['lib', 'components', 'features'],
  app: ['lib', 'components', 'features', 'app', 'styles'],
  testing: ['lib', 'app', 'testing'],
};

const files = readdirSync(__dirname, { withFileTypes: true, recursive: true })
  .filter(({ name }) => /\.tsx?$/.test(name) && !/\.spec\.|\.d\.ts$/.test(name))
  .map(({ parentPath, name }) => relative(__dirname, join(parentPath, name)));

const importsOf = (file: string): string[] =>
  [...readFileSync(join(__dirname, file), 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(
    ([, path]) => join(dirname(file), path ?? ''),
  );

describe('the folders of the dashboard', () => {
  const inside = files.filter((file) => file.includes('/'));

  it.each(Object.entries(MAY))('%s imports only what it may', (layer, may) => {
    const wrong = inside
      .filter((file) => file.startsWith(`${layer}/`))
      .flatMap((file) => importsOf(file).map((path) => `${file} -> ${path}`))
      .filter((line) => !may.includes(line.split(' -> ')[1]?.split('/')[0] ?? ''));
    expect(wrong).toEqual([]);
  });

  it('has features that do not know each other', () => {
    const feature = (path: string) => path.split('/')[1];
    const wrong = inside
      .filter((file) => file.startsWith('features/'))
      .flatMap((file) => importsOf(file).map((path) => [file, path] as const))
      .filter(([file, path]) => path.startsWith('features/') && feature(path) !== feature(file));
    expect(wrong).toEqual([]);
  });

  it('keeps each file shorter than 150 lines', () => {
    const long = files.filter((file) => readFileSync(join(__dirname, file), 'utf8').split('\n').length > 150);
    expect(long).toEqual([]);
  });

  it('is found by the pattern that these tests use', () => expect(inside.length).toBeGreaterThan(80));
});
