import { validateDefinition, type StateMachineDefinition } from '@ringi/asl';
import { BuildError } from '@ringi/asl-builder';
import { build } from './build.js';
import { generate } from './generate.js';
import { runReference } from './reference.js';
import { runInEngine } from './run.js';

/** 10,000 take some 45 seconds of one core. PROGRAMS is another number, PROGRAMS_FROM goes on from another seed. */
const COUNT = Number(process.env['PROGRAMS'] ?? 10_000);
const FROM = Number(process.env['PROGRAMS_FROM'] ?? 1);

const INPUTS = [
  { v: 3, ok: true },
  { v: 14, ok: false },
];

/** What a random program may run into that is no fault of ours: a statement behind one that always ends. */
const UNREACHABLE = /cannot be reached|needs at least one state|stops without a value|ends in nothing/;

function machineOf(seed: number): ReturnType<typeof build> | undefined {
  try {
    return build(generate(seed));
  } catch (error) {
    if (error instanceof BuildError && UNREACHABLE.test(error.message)) return undefined;
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
  }
}

describe('random programs', () => {
  it(`mean the same in JSONPath, in JSONata and to the reference (${COUNT} programs)`, async () => {
    const seen = { programs: 0, SUCCEEDED: 0, FAILED: 0, evaluation: 0 };
    for (let seed = FROM; seen.programs < COUNT; seed++) {
      const machine = machineOf(seed);
      if (!machine) continue;
      seen.programs += 1;
      const jsonPath = machine.toASL();
      const jsonata = machine.toASL({ queryLanguage: 'JSONata' });
      if (seen.programs % 10 === 0) expect(findings(seed, jsonPath, jsonata)).toEqual([]);
      const input = INPUTS[seed % 2] ?? { v: 0, ok: true };
      const wanted = runReference(generate(seed), input);
      const one = await runInEngine(jsonPath, input);
      const other = await runInEngine(jsonata, input);
      // One comparison of texts for each: matchers would take longer than the programs.
      const same = (found: unknown) => canonical(found) === canonical(wanted);
      if (!same(one.outcome) || !same(other.outcome) || one.path.join() !== other.path.join()) {
        expect({ seed, JSONPath: one, JSONata: other }).toEqual({
          seed,
          JSONPath: { outcome: wanted, path: one.path },
          JSONata: { outcome: wanted, path: one.path },
        });
      }
      seen[wanted.status] += 1;
      if (wanted.status === 'FAILED' && !wanted.error.startsWith('E')) seen.evaluation += 1;
    }
    // The programs are worth something only if they come out in every way.
    expect(seen.SUCCEEDED).toBeGreaterThan(COUNT / 2);
    expect(seen.FAILED).toBeGreaterThan(COUNT / 50);
    expect(seen.evaluation).toBeGreaterThan(COUNT / 500);
  }, 600_000);
});

const findings = (seed: number, ...definitions: readonly StateMachineDefinition[]) =>
  definitions.flatMap((definition) =>
    validateDefinition(definition).map((finding) => ({ seed, ...finding })),
  );

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
