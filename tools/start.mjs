// `npm start`: bundles the Lambda functions, synthesizes the templates, builds the dashboard (all from Nx's cache when
// nothing changed), and runs AWS with them in this process, so that Ctrl-C reaches everything there is.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { useTypeScriptSources } from './typescript.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;

let running; // the child that builds, as long as it does
let stop; // how to stop what runs
let stopping = false;
let askedAt = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal));

// npm runs scripts by a shell, and a signal sent to npm alone ends the two of them without reaching this process.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stopping) void end('npm has ended');
  }, 250).unref();
}

async function end(signal) {
  // Asked again: at once. (Ctrl-C reaches this process from the terminal and from npm at the same moment.)
  if (stopping && performance.now() - askedAt > 1000) process.exit(1);
  if (stopping) return;
  stopping = true;
  askedAt = performance.now();
  console.log(`\nStopping (${signal}) ...`);
  setTimeout(() => process.exit(1), 10_000).unref();
  if (running) {
    process.kill(-running.pid, 'SIGTERM');
    await new Promise((resolve) => running.once('close', resolve));
  }
  await stop?.();
  console.log('Stopped.');
  process.exit(0);
}

/** Runs Nx in a process group of its own, so that one signal ends all it started. On failure it is said what went wrong. */
function build() {
  return new Promise((resolve, reject) => {
    running = spawn(
      process.execPath,
      [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run', '@ringi/local:prepare', '--output-style=static'],
      {
        cwd: root,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NX_NO_CLOUD: 'true', NX_TUI: 'false', NX_DAEMON: 'false' },
      },
    );
    let output = '';
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (output += chunk));
    running.once('error', reject);
    running.once('close', (code) => {
      running = undefined;
      if (code === 0 || stopping) resolve();
      else
        reject(
          new Error(
            'The functions, the templates or the dashboard could not be made ' +
              `(npx nx run @ringi/local:prepare tells all of it):\n\n${whatIsWrong(output)}`,
          ),
        );
    });
  });
}

/** What the tasks that failed have said themselves; all that Nx has, should its output look otherwise. */
function whatIsWrong(output) {
  const text = stripVTControlCharacters(output).replaceAll('\r', '');
  const [, failed = ''] = /^Failed tasks:\n\n((?:- .*\n)+)/m.exec(text) ?? [];
  const names = failed.split('\n').map((line) => line.slice(2));
  const said = text
    .split(/^> nx run (?=\S+:\S+)/m)
    .slice(1)
    .filter((block) => names.includes(/^\S+/.exec(block)[0]))
    .flatMap((block) => block.split(/^ NX /m)[0].split('\n').slice(1))
    .filter((line) => !/^> |Subprocess exited with error|^Warning: command .* exited/.test(line))
    .join('\n')
    .trim();
  return said || text;
}

try {
  useTypeScriptSources();
  const { readSettings } = await import('../apps/local/src/settings.ts');
  const { isFree } = await import('../apps/local/src/free-port.ts');
  const settings = readSettings(process.argv.slice(2), process.env);
  const { runningAt } = await import('../apps/local/src/endpoints-file.ts');
  const other = await runningAt(settings.endpointsFile ?? join(root, '.local/endpoints.json'));
  if (other !== undefined) {
    throw new Error(
      `Ringi runs from this folder already, at ${other}. Use that one, stop it with Ctrl-C where it runs, or give this one ` +
        'a file and ports of its own: AWS_PORT=4567 PORT=4201 npm start -- --endpoints other-endpoints.json',
    );
  }
  if (!(await isFree(settings.awsPort))) {
    throw new Error(
      `Port ${settings.awsPort} is in use. Stop what listens there, or take another: AWS_PORT=${settings.awsPort + 1} npm start`,
    );
  }
  if (!(await isFree(settings.port))) {
    throw new Error(
      `Port ${settings.port} is in use. Stop what listens there, or take another: PORT=${settings.port + 1} npm start`,
    );
  }
  if (settings.build) {
    console.log('Ringi on this machine. Bundling functions, making the templates and the dashboard ...');
    await build();
  }
  if (!stopping) {
    console.log(`  starting AWS (${seconds()})`);
    const { main } = await import('../apps/local/src/main.ts');
    stop = await main(settings);
    console.log(`Ready after ${seconds()}.`);
    // The signal came while AWS was starting.
    if (stopping) await stop();
  }
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
