import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeDiagnostic, validateDefinition, type ValidateOptions } from './index.js';

// Skipped without the folder: the recordings are other people's files and no part of this repository.
const folder = process.env['CONFORMANCE_DATA'];
const maybe = folder ? describe : describe.skip;

interface RecordedMachine {
  readonly type?: ValidateOptions['type'];
  readonly definition?: unknown;
}

interface RecordedCase {
  readonly id: string;
  readonly machines?: readonly RecordedMachine[];
  readonly otherMachines?: readonly RecordedMachine[];
}

function casesOf(data: string): RecordedCase[] {
  const groups = join(data, 'asl');
  return readdirSync(groups).flatMap(
    (file) => JSON.parse(readFileSync(join(groups, file), 'utf8')) as RecordedCase[],
  );
}

maybe('machines that AWS created and ran (CONFORMANCE_DATA)', () => {
  it('are all accepted', () => {
    const refused = casesOf(folder as string).flatMap(({ id, machines = [], otherMachines = [] }) =>
      [...machines, ...otherMachines]
        .filter(({ definition }) => typeof definition === 'object')
        .flatMap(({ definition, type }) => validateDefinition(definition, { type }).map(describeDiagnostic))
        .map((finding) => `${id}: ${finding}`),
    );
    expect(refused).toEqual([]);
  });
});
