// Lints texts as if they were files of the workspace, with its own rules but those that need types. Reads a JSON list of
// {filePath, code} from stdin, prints a JSON list of the rules that each breaks. A process of its own: ESLint loads its
// configuration by import(), which Jest's modules cannot.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint({
  cwd: process.argv[2],
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
    },
  },
});

const broken = [];
for (const { filePath, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath });
  broken.push((result?.messages ?? []).map(({ ruleId, message }) => ({ ruleId, message })));
}
console.log(JSON.stringify(broken));
