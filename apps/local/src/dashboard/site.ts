import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ringi</title></head>
<body><h1>The dashboard is not built</h1><p>Run <code>npx nx build dashboard</code> and reload this page. The API and the command line work without it.</p></body></html>
`;

/**
 * Serves what `nx build dashboard` wrote. A path without a file name is one of the page's own and gets the page.
 * @param folder read with every request, so that a new build needs no restart.
 */
export function site(folder: string) {
  return async (c: Context): Promise<Response> => {
    const path = normalize(decoded(c.req.path));
    const extension = extname(path);
    const asked = extension === '' ? undefined : await file(folder, path);
    if (extension !== '' && !asked) return c.text('Not found', 404);
    const content = asked ?? (await file(folder, '/index.html'));
    if (!content) return c.html(NOT_BUILT, 503);
    return c.body(new Uint8Array(content), 200, {
      'content-type': asked ? (TYPES[extension] ?? 'application/octet-stream') : 'text/html; charset=utf-8',
      // Built files bear a hash of their content in their name; the page does not.
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function file(folder: string, path: string): Promise<Buffer | undefined> {
  // A normalized absolute path leads nowhere above the folder.
  if (!path.startsWith('/') || path.includes('\0')) return undefined;
  try {
    return await readFile(join(folder, path));
  } catch {
    return undefined;
  }
}
