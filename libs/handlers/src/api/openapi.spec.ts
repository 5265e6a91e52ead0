import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openApiDocument } from './openapi.js';
import { ROUTES } from './routes/index.js';

const HOME = join(__dirname, '../..');

describe('the OpenAPI document', () => {
  const document = openApiDocument();

  it('and the client’s types are what is committed', () => {
    const check = spawnSync(process.execPath, ['tools/openapi.mjs', '--check'], {
      cwd: HOME,
      encoding: 'utf8',
    });

    expect(`${check.stdout}${check.stderr}`.replace(/^npm warn.*$/gm, '')).toBe('');
    expect(check.status).toBe(0);
  }, 60_000);

  it('has every route, and each answers 401', () => {
    const operations = Object.values(
      document['paths'] as Record<string, Record<string, { responses: object }>>,
    );
    const all = operations.flatMap((methods) => Object.values(methods));

    expect(all).toHaveLength(ROUTES.length);
    expect(all.filter(({ responses }) => !('401' in responses))).toEqual([]);
  });

  it('names every schema it refers to', () => {
    const text = JSON.stringify(document);
    const names = Object.keys((document['components'] as { schemas: object }).schemas);
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);

    expect(refs.length).toBeGreaterThan(20);
    expect(
      [...new Set(refs)].filter((ref) => !names.some((name) => ref === `#/components/schemas/${name}`)),
    ).toEqual([]);
  });
});
