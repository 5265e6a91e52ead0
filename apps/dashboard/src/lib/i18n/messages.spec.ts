import { compileMessage } from '@lingui/message-utils/compileMessage';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CANCEL_REASONS,
  LEVEL_STATES,
  ProblemSchema,
  REQUEST_STATES,
  WhyNotSchema,
} from '@ringi/shared-types';
import en from './messages/en.json';
import ja from './messages/ja.json';

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.spec\./.test(name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));

describe('the messages', () => {
  const ids = Object.keys(en);

  it('are the same in both languages', () => expect(Object.keys(ja)).toEqual(ids));

  it('take the same values in both languages', () => {
    const values = (message: string) =>
      [...new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
    for (const id of ids) {
      const wordings = [en, ja].map((all) =>
        values(all[id as keyof typeof en]).filter((name) => !/^(one|other)$/.test(name ?? '')),
      );
      // Either language may leave a value out, but not bring one that is not given.
      expect({ id, extra: wordings[1]?.filter((name) => !wordings[0]?.includes(name)) }).toEqual({
        id,
        extra: [],
      });
    }
  });

  it('are all valid ICU messages without empty texts', () => {
    for (const message of [...Object.values(en), ...Object.values(ja)]) {
      expect(message.trim()).not.toBe('');
      expect(() => compileMessage(message)).not.toThrow();
    }
  });

  it('have words for every code of the API', () => {
    const codes = [
      ...LEVEL_STATES.map((state) => `level.${state}`),
      ...REQUEST_STATES.map((state) => `request.${state}`),
      ...WhyNotSchema.options.map((code) => `why.${code}`),
      ...ProblemSchema.shape.code.options.map((code) => `problem.${code}`),
      ...CANCEL_REASONS.map((reason) => `reason.${reason}`),
    ];
    expect(ids).toEqual(expect.arrayContaining(codes));
  });

  it('are all used somewhere', () => {
    const code = sources(join(__dirname, '../..')).join('\n');
    const made = [...code.matchAll(/t\(\s*`([\w.-]+)\.\$\{/g)].map(([, prefix]) => `${prefix}.`);
    const unused = ids.filter(
      (id) => !code.includes(`'${id}'`) && !made.some((prefix) => id.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});
