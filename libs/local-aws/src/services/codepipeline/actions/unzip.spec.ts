import { zip } from '../testing/zip.js';
import { unzip } from './unzip.js';

describe('unzip', () => {
  const archive = zip({ 'a.txt': 'aaaa', 'フォルダ/b.txt': 'b'.repeat(10_000), empty: '' });

  it('reads every file', () => {
    expect(unzip(archive).map(({ name, body }) => [name, body.length])).toEqual([
      ['a.txt', 4],
      ['フォルダ/b.txt', 10_000],
      ['empty', 0],
    ]);
  });

  it.each([
    ['what is no archive', Buffer.from('<p>no zip</p>')],
    ['an archive that is cut', Buffer.concat([archive.subarray(0, 20), archive.subarray(-40)])],
  ])('refuses %s', (_, bytes) => {
    expect(() => unzip(bytes)).toThrow('no zip file that can be read');
  });

  it('refuses an archive that says it is larger than it may be', () => {
    const huge = Buffer.from(archive);
    huge.writeUInt32LE(0xffffffff, huge.indexOf('PK\x01\x02') + 24);
    expect(() => unzip(huge)).toThrow('unpacks to more than');
  });
});
