import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';

/** What one call left behind. */
export interface Called {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** A folder to call the command line in. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'ringi-cli-'));

  async ringi(argv: readonly string[], env: Record<string, string> = {}, cwd = this.folder): Promise<Called> {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await run(argv, { cwd, env, out: (l) => void out.push(l), err: (l) => void err.push(l) });
    return { code, out, err };
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.folder, name), content);
  }

  /** Writes what a laptop would write of itself, whose API and issuer are at this address. */
  endpoints(address: string, changes: object = {}): void {
    mkdirSync(join(this.folder, '.local'), { recursive: true });
    const person = (id: string, ...roles: string[]) => ({
      id,
      name: { en: id, ja: id },
      roles,
      accessKeyId: 'AKIAEXAMPLE',
      secretAccessKey: 'not-shown',
      principalArn: `arn:aws:sts::111122223333:assumed-role/RingiApprover/${id}`,
    });
    const content = {
      dashboard: address,
      api: `${address}/api`,
      issuer: `${address}/issuer`,
      aws: address,
      clock: `${address}/_local/clock`,
      region: 'us-east-1',
      account: '111122223333',
      flows: [],
      people: [person('sato', 'requester', 'approver'), person('yamamoto', 'requester', 'auditor')],
      ...changes,
    };
    this.write('.local/endpoints.json', JSON.stringify(content));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
