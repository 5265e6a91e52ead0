import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1_000;
const DIST = join(__dirname, '../dist');
const MANIFEST = join(DIST, '.vite/manifest.json');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

// `nx test dashboard` builds before; a bare jest without a build has nothing to measure.
const maybe = existsSync(MANIFEST) ? describe : describe.skip;

maybe('the built dashboard', () => {
  const chunks = existsSync(MANIFEST)
    ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Chunk>)
    : {};
  const gzipped = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0);

  /** A chunk and all that it imports before it runs. */
  const needs = (key: string, found = new Set<string>()): Set<string> => {
    if (found.has(key)) return found;
    found.add(key);
    for (const other of chunks[key]?.imports ?? []) needs(other, found);
    return found;
  };
  // The larger of the two languages comes along with the first page.
  const languages = Object.keys(chunks).filter((key) => /messages/.test(key));
  const first = needs('index.html');
  const files = [...first].flatMap((key) => chunks[key]?.file ?? []);
  const styles = new Set([...first].flatMap((key) => chunks[key]?.css ?? []));

  it('loads at most 210 KB of JavaScript for its first page', () => {
    expect(languages.length).toBe(2);
    const largest = Math.max(...languages.map((key) => gzipped([chunks[key]?.file ?? ''])));
    expect((gzipped(files) + largest) / KB).toBeLessThanOrEqual(210);
  });

  it('loads at most 20 KB of style', () => {
    expect(styles.size).toBeGreaterThan(0);
    expect(gzipped(styles) / KB).toBeLessThanOrEqual(20);
  });

  it('renews a session in a frame that loads less than a fifth of that', () => {
    const frame = [...needs('auth/silent.html')].flatMap((key) => chunks[key]?.file ?? []);
    expect(gzipped(frame)).toBeGreaterThan(0);
    expect(gzipped(frame) / gzipped(files)).toBeLessThan(0.2);
  });

  it('loads the graph only when it is asked for', () => {
    const graph = Object.keys(chunks).find((key) => key.includes('graph-tab'));
    expect(graph).toBeDefined();
    expect(first).not.toContain(graph);
  });

  it('carries neither the API in memory nor code that evaluates text', () => {
    const all = Object.values(chunks)
      .filter(({ file }) => file.endsWith('.js'))
      .map(({ file }) => readFileSync(join(DIST, file), 'utf8'))
      .join('\n');
    expect(all).not.toContain('ringiFake');
    expect(all).not.toMatch(/\beval\(/);
  });

  it('has no script or style in its page, so that the content security policy can forbid them', () => {
    const page = readFileSync(join(DIST, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });
});
