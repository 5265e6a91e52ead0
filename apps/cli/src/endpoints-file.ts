import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ENDPOINTS_FILE, EndpointsSchema, type Endpoints } from '@ringi/local/endpoints';
import { Refused } from './errors.js';

/**
 * What the running laptop wrote about itself, from the nearest `.local/endpoints.json` at or above `folder`.
 * @throws Refused when there is none, or it is not one.
 */
export function readEndpoints(folder: string): Endpoints {
  const file = findUpwards(resolve(folder));
  if (file === undefined) {
    throw new Refused(
      `No ${ENDPOINTS_FILE} at or above ${folder}: nothing is running. Run npm start first, and ringi inside the workspace.`,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refused(`${file} cannot be read (${(error as Error).message}). Run npm start again.`);
  }
  const parsed = EndpointsSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refused(
    `${file} is not what this version writes (${issue?.path.join('.')}: ${issue?.message}). Run npm start again.`,
  );
}

function findUpwards(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const file = join(here, ENDPOINTS_FILE);
    if (existsSync(file)) return file;
    if (dirname(here) === here) return undefined;
  }
}
