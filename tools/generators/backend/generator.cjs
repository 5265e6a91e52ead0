// `npx nx g @ringi/generators:backend <id>`: writes a backend's three homes, each with a spec that fails until it is written,
// and adds its id. The compiler then names every registry that lacks it.
const { definition, definitionSpec, port, portSpec, construct, constructSpec } = require('./templates.cjs');

const IDS = 'libs/shared-types/src/backend-ids.ts';
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LIST = /(export const BACKEND_IDS = \[)([^\]]*)(\] as const;)/;

/** @param tree files of the workspace, as Nx gives them. */
module.exports = async function backend(tree, { id }) {
  if (!ID.test(id)) throw new Error(`'${id}' is no id of a backend: a-z, 0-9 and -, a letter first.`);
  const ids = tree.read(IDS, 'utf8') ?? '';
  const [, , list] = LIST.exec(ids) ?? [];
  if (list === undefined) throw new Error(`${IDS} has no list BACKEND_IDS: correct it, and run this again.`);
  const known = list.split(',').map((text) => text.trim().replaceAll("'", ''));
  if (known.includes(id)) throw new Error(`There is a backend '${id}' already.`);
  const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

  const homes = {
    [`libs/approvals/src/backends/${id}`]: {
      'definition.ts': definition,
      'definition.spec.ts': definitionSpec,
    },
    [`libs/handlers/src/backends/${id}`]: { 'port.ts': port, 'port.spec.ts': portSpec },
    [`libs/constructs/src/backends/${id}`]: { [`${id}.ts`]: construct, [`${id}.spec.ts`]: constructSpec },
  };
  for (const [home, files] of Object.entries(homes)) {
    for (const [file, write] of Object.entries(files)) tree.write(`${home}/${file}`, write({ id, name }));
  }
  tree.write(
    IDS,
    ids.replace(LIST, (_, start, all, end) => `${start}${all.trimEnd().replace(/,$/, '')}, '${id}'${end}`),
  );
  return () =>
    console.log(
      [
        `Backend '${id}' has its three homes. Now:`,
        '  npx tsc --build                names every registry that lacks it',
        `  specs named ${id} fail until each home is written`,
        `  add backendConformance('${id}') to apps/e2e/src/backends: it says when the port is done`,
        '  ARCHITECTURE.md, "How to add a backend", has the steps in order',
      ].join('\n'),
    );
};
