const LANGUAGE_FILE = /\/([a-z]{2}-[A-Z]{2})\.m?js$/;
const EMPTY = '\0ringi-no-language';

/** Vite plugin: react-aria brings its texts in thirty languages; the page speaks two. */
export const ariaLanguages = (keep = ['en-US', 'ja-JP']) => ({
  name: 'ringi-aria-languages',
  enforce: 'pre',
  resolveId(source, importer) {
    const language = LANGUAGE_FILE.exec(source)?.[1];
    if (!language || keep.includes(language)) return undefined;
    return /node_modules\/(@react-aria|@react-stately|react-aria|react-stately|react-aria-components)\//.test(
      importer ?? '',
    )
      ? EMPTY
      : undefined;
  },
  load: (id) => (id === EMPTY ? { code: 'export default {};', moduleType: 'js' } : undefined),
});
