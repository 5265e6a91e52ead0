import { readFileSync } from 'node:fs';
import { resolve, dirname } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const PREFIX = '\0ringi-messages:';

/** Vite plugin: ICU messages of src/lib/i18n/messages are compiled at build time, so that the page ships no parser. */
export const compiledMessages = () => ({
  name: 'ringi-compiled-messages',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !/\/messages\/[a-z]{2}\.json$/.test(source)) return undefined;
    return `${PREFIX}${resolve(dirname(importer), source).replace(/\.json$/, '')}`;
  },
  load(id) {
    if (!id.startsWith(PREFIX)) return undefined;
    const file = `${id.slice(PREFIX.length)}.json`;
    this.addWatchFile(file);
    const messages = JSON.parse(readFileSync(file, 'utf8'));
    const compiled = Object.fromEntries(
      Object.entries(messages).map(([key, message]) => [key, compileMessage(message)]),
    );
    return {
      code: `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`,
      moduleType: 'js',
    };
  },
});
