import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

/** What browsers have beside the language itself; nothing of Node. */
const WEB = {
  TextEncoder,
  TextDecoder,
  MessageChannel,
  AbortController,
  queueMicrotask,
  atob,
  btoa,
  crypto: globalThis.crypto,
};

const MACHINE = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Rest',
        States: {
          Rest: { Type: 'Wait', Seconds: 3_600, Next: 'Double' },
          Double: {
            Type: 'Pass',
            QueryLanguage: 'JSONata',
            Output: '{% {"twice": $states.input * 2, "id": $length($uuid())} %}',
            Next: 'Hashed',
          },
          Hashed: {
            Type: 'Pass',
            Parameters: { 'twice.$': '$.twice', 'hash.$': "States.Hash($.id, 'SHA-256')" },
            End: true,
          },
        },
      },
      End: true,
    },
  },
};

describe('the engine in a browser', () => {
  it('runs a machine with nothing but what browsers have', async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { runStateMachine } from './index.ts'; globalThis.run = runStateMachine; import { StateMachines } from './service.ts'; globalThis.StateMachines = StateMachines;`,
        resolveDir: __dirname,
      },
      bundle: true,
      write: false,
      format: 'iife',
      // Refuses every import of node:*.
      platform: 'browser',
      conditions: ['@ringi/source'],
      target: 'es2023',
    });
    const context = createContext({ ...WEB, definition: MACHINE, done: undefined });
    runInContext(outputFiles[0]?.text ?? '', context);
    const { status, output } = (await runInContext('run({ definition, input: [1, 2] })', context)) as {
      status: string;
      output: readonly { twice: number; hash: string }[];
    };
    expect(status).toBe('SUCCEEDED');
    expect(output.map(({ twice }) => twice)).toEqual([2, 4]);
    expect(output[0]?.hash).toHaveLength(64);
    expect(runInContext('typeof process + typeof StateMachines', context)).toBe('undefinedfunction');
  });
});
