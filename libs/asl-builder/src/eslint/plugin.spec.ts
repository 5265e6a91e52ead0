import { RuleTester, type ESLint } from 'eslint';
import { plugin } from './plugin.js';

const HEAD = "import { fn, lambda, optimizedToken, pass, task as run } from '@ringi/asl-builder';\n";
const tester = new RuleTester({ languageOptions: { ecmaVersion: 2023, sourceType: 'module' } });
const asESLintHasIt = plugin satisfies ESLint.Plugin;
const { rules } = asESLintHasIt;

const chain = (steps: number, kept = true): string => {
  const lines = Array.from(
    { length: steps },
    (_, i) => `${kept ? `const r${i} = ` : ''}yield* pass('P${i}', 1);`,
  );
  return `${HEAD}function* flow() { ${lines.join('\n')} }`;
};

tester.run('long-body', rules['long-body'], {
  valid: [
    { name: 'a body at the limit', code: chain(100) },
    { name: 'many steps whose results nobody keeps', code: chain(300, false) },
    { name: 'generators of other libraries', code: chain(200).replace(HEAD, '') },
    { name: 'two phases', code: `${chain(60)} ${chain(60).replace(HEAD, '').replace('flow', 'other')}` },
    {
      name: 'an inner body, which counts for itself',
      code: `${HEAD}function* outer() { const a = yield* f(function* () { const b = yield* g(); }); }`,
      options: [{ max: 1 }],
    },
  ],
  invalid: [
    { name: 'a body above the limit', code: chain(101), errors: [{ messageId: 'long', line: 2 }] },
    { name: 'a limit of one’s own', code: chain(3), options: [{ max: 2 }], errors: [{ messageId: 'long' }] },
  ],
});

tester.run('floating-step', rules['floating-step'], {
  valid: [
    { name: 'a step that runs', code: `${HEAD}function* f() { yield* run('T', call); }` },
    { name: 'a step that is passed on', code: `${HEAD}const f = () => pass('P', 1);` },
    { name: 'a function of that name from elsewhere', code: "import { pass } from 'x'; pass('P', 1);" },
  ],
  invalid: [
    {
      name: 'a step alone, under a name of its own',
      code: `${HEAD}function* f() { run('T', call); }`,
      errors: [{ messageId: 'floating', data: { step: 'task' } }],
    },
    {
      name: 'yield without its star',
      code: `${HEAD}function* f() { yield pass('P', 1); }`,
      errors: [{ messageId: 'yielded' }],
    },
  ],
});

tester.run('token-timeout', rules['token-timeout'], {
  valid: [
    `${HEAD}run('T', lambda.invoke.waitForTaskToken(f, p), { timeoutSeconds: 5 });`,
    `${HEAD}run('T', lambda.invoke.waitForTaskToken(f, p), { ...common });`,
    `${HEAD}run('T', lambda.invoke.waitForTaskToken(f, p), common);`,
    `${HEAD}run('T', lambda.invoke(f, p));`,
  ],
  invalid: [
    { code: `${HEAD}run('T', lambda.invoke.waitForTaskToken(f, p));`, errors: [{ messageId: 'endless' }] },
    {
      code: `${HEAD}run('T', lambda.invoke.waitForTaskToken(f, p), { retry });`,
      errors: [{ messageId: 'endless' }],
    },
    { code: `${HEAD}run('T', optimizedToken()('sns:publish', p), {});`, errors: [{ messageId: 'endless' }] },
  ],
});
