import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Workplace } from './testing/workplace.js';

/** An address nothing listens at. */
const nowhere = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(`http://127.0.0.1:${port}`));
    });
  });

describe('the command line', () => {
  let here: Workplace;
  let address: string;
  beforeAll(async () => {
    address = await nowhere();
  });
  beforeEach(() => {
    here = new Workplace();
  });
  afterEach(() => here.remove());

  it.each([
    [['nonsense'], "no command 'nonsense'"],
    [['start'], 'ringi start <flow>'],
    [['approve', 'abcd', '--loud'], '--loud'],
    [['approve', 'abcd'], '--as <person> is missing'],
    [['approve', 'the-first-one', '--as', 'sato'], "'the-first-one' names no request"],
    [['approve', 'abcd/0', '--as', 'sato'], "'abcd/0' names no request"],
    [['withdraw', 'abcd'], '--as <person> is missing'],
    [['inbox'], '--as <person> is missing'],
    [['token'], '--as <person> is missing'],
    [['clock', 'back', 'P1D'], 'ringi clock advance P3D'],
    [['list', '--limit', 'many'], "--limit is 'many'"],
    [['list', '--state', 'done'], "--state is 'done'; it must be one of running, approved"],
    [[], 'say what to do'],
  ])('answers 2 and says what is wrong in one line: %j', async (argv, reason) => {
    here.endpoints(address);
    const { code, err } = await here.ringi(argv);
    expect({ code, err }).toEqual({ code: 2, err: [expect.stringContaining(reason)] });
  });

  it('helps without anything running', async () => {
    expect(await here.ringi(['--help'])).toMatchObject({ code: 0, err: [] });
    const { code, out } = await here.ringi(['approve', '--help']);
    expect({ code, first: out[0] }).toEqual({
      code: 0,
      first: 'ringi approve <request>[/<level>] --as PERSON [--comment TEXT]',
    });
  });

  it('says that nothing is running, and the way out', async () => {
    const { code, err } = await here.ringi(['flows']);
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringMatching(/nothing is running\. Run npm start first/)]);
  });

  it('finds what runs from a folder below, and keeps keys to itself', async () => {
    here.endpoints(address);
    const below = join(here.folder, 'a/b');
    mkdirSync(below, { recursive: true });
    const { code, out } = await here.ringi(['people', '--json'], {}, below);
    expect(code).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject([{ id: 'sato' }, { id: 'yamamoto' }]);
    expect(out.join('')).not.toMatch(/not-shown|AKIA/);
  });

  it('says when what ran has ended', async () => {
    here.endpoints(address);
    for (const argv of [
      ['list'],
      ['mail'],
      ['clock'],
      ['token', '--as', 'sato'],
      ['inbox', '--as', 'sato'],
    ]) {
      const { code, err } = await here.ringi(argv);
      expect({ argv, code }).toEqual({ argv, code: 1 });
      expect(err).toEqual([expect.stringContaining('Run npm start again')]);
    }
  });

  it('names the field of a file that is none', async () => {
    here.endpoints(address, { region: 7 });
    const { code, err } = await here.ringi(['flows']);
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringMatching(/endpoints\.json is not what this version writes \(region/)]);
  });

  it.each([
    ['absent.json', undefined, 'cannot be read'],
    ['half.json', '{"half":', 'is not JSON'],
    ['list.json', '[1]', 'is no JSON object'],
  ])('refuses the input %s before anything is asked', async (file, content, reason) => {
    here.endpoints(address);
    if (content !== undefined) here.write(file, content);
    const { code, err } = await here.ringi(['start', 'publish', '--input', file]);
    expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining(reason)] });
  });
});
