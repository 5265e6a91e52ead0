/** Vite plugin: `--mode fake` starts the page with the API in memory of src/testing instead of the real one. */
export const fakeEntry = (enabled) => ({
  name: 'ringi-fake-entry',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => (enabled ? html.replace('/src/main.tsx', '/src/testing/fake-main.tsx') : html),
  },
});
