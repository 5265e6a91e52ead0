import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ASSEMBLY } from '../testing/system.js';
import { median } from './statistics.js';

export interface ColdStart {
  readonly function: string;
  readonly kb: number;
  readonly gzip_kb: number;
  /** Median milliseconds from process start to handler loaded. */
  readonly ms: number;
}

/** The same of Python, or why it was not measured. */
export type PythonStart = { readonly ms: number } | { readonly skipped: string };

const STARTS = 20;
const BUNDLES = fileURLToPath(new URL('../../../../libs/handlers/bundle', import.meta.url));

/** What Lambda and the stacks would set; nothing is called. */
const DUMMY_ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'dummy',
  AWS_SECRET_ACCESS_KEY: 'dummy',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  RINGI_REQUESTS_TABLE: 'Requests',
  RINGI_TOKENS_TABLE: 'Tokens',
  RINGI_DEPLOYMENT: 'Bench',
  RINGI_START_ROLE: 'Start',
  RINGI_START_FUNCTION: 'Start',
  RINGI_APPROVER_ROLE: 'arn:aws:iam::111122223333:role/RingiApprover',
  RINGI_STATE_MACHINE_PREFIX: 'arn:aws:states:us-east-1:111122223333:stateMachine:Ringi',
  RINGI_RECONCILE_FUNCTION: 'Reconcile',
};

const PYTHON =
  "import boto3\nfor s in ('s3', 'sns', 'codepipeline', 'stepfunctions'): boto3.client(s, region_name='us-east-1', aws_access_key_id='x', aws_secret_access_key='x')";

/** Size and cold start of the bundle of each function. Those that read flows lie beside them in the assembly. */
export function measureColdStarts(progress: (line: string) => void): ColdStart[] {
  return readdirSync(BUNDLES).map((name) => {
    const folder = besideFlows(name) ?? join(BUNDLES, name);
    const file = join(folder, 'index.mjs');
    const code = readFileSync(file);
    progress(`${name}: ${STARTS} process starts`);
    const script = `const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)}); if (typeof handler !== 'function') process.exit(1);`;
    return {
      function: name,
      kb: code.length / 1024,
      gzip_kb: gzipSync(code).length / 1024,
      ms: medianStart(process.execPath, ['--input-type=module', '-e', script]),
    };
  });
}

export const measureNode = (): number => medianStart(process.execPath, ['-e', '0']);

export function measurePython(): PythonStart {
  const probe = spawnSync('python3', ['-c', 'import boto3'], { encoding: 'utf8' });
  if (probe.error) return { skipped: 'python3 is not installed' };
  if (probe.status !== 0) return { skipped: 'python3 has no boto3 (Debian: python3-boto3)' };
  return { ms: medianStart('python3', ['-c', PYTHON]) };
}

function besideFlows(name: string): string | undefined {
  const folder = readdirSync(ASSEMBLY).find((entry) => entry.startsWith(`${name}-`));
  return folder === undefined ? undefined : join(ASSEMBLY, folder);
}

function medianStart(command: string, args: readonly string[]): number {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...DUMMY_ENVIRONMENT };
  const times = Array.from({ length: STARTS }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
    return performance.now() - began;
  });
  return median(times);
}
