/* Compile-time guarantees of raw(), run by tsc. */
import { raw } from './index.js';

raw({
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Variable: '$.x', BooleanEquals: true, Next: 'A' }], Default: 'C' },
    C: { Type: 'Succeed' },
  },
});
// @ts-expect-error StartAt names no state
raw({ StartAt: 'Z', States: { A: { Type: 'Succeed' } } });
// @ts-expect-error Next names no state
raw({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Bx' }, B: { Type: 'Succeed' } } });
raw({
  StartAt: 'A',
  States: {
    // @ts-expect-error a rule names no state
    A: { Type: 'Choice', Choices: [{ IsPresent: true, Next: 'Q' }], Default: 'B' },
    B: { Type: 'Succeed' },
  },
});
raw({
  StartAt: 'A',
  States: {
    // @ts-expect-error a catcher names no state
    A: { Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Q' }], End: true },
  },
});
// @ts-expect-error dead end
raw({ StartAt: 'A', States: { A: { Type: 'Pass' } } });
// @ts-expect-error B cannot be reached
raw({ StartAt: 'A', States: { A: { Type: 'Pass', End: true }, B: { Type: 'Succeed' } } });
raw({
  StartAt: 'A',
  States: {
    // @ts-expect-error inside a Map, Next names no state
    A: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', Next: 'A' } } },
      End: true,
    },
  },
});
raw({
  StartAt: 'A',
  States: {
    // @ts-expect-error a branch with a dead end
    A: {
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass' } } }],
      End: true,
    },
  },
});
