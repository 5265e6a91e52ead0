import { calledOf, importsOf, report, type Ast, type RuleModule } from './rule.js';

const STEPS = new Set(
  'block choice distributedMap fail loop loopFrom map match matchTag next parallel pass rawState succeed task wait'.split(
    ' ',
  ),
);

/** A step that stands alone does nothing: `task(…)` where `yield* task(…)` is meant. Building the machine says so, too. */
export const floatingStep: RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'a step that is made but not run' },
    messages: {
      floating: '{{step}}() only makes a step: write `yield* {{step}}(…)`.',
      yielded: '`yield` does not run a step: write `yield* {{step}}(…)`.',
    },
    schema: [],
  },
  create(context) {
    const imports = importsOf(context);
    const check = (node: unknown, at: unknown, messageId: string): void => {
      const step = calledOf(node, imports);
      if (step !== undefined && STEPS.has(step)) report(context, at, messageId, { step });
    };
    return {
      ExpressionStatement: (node: Ast) => check(node['expression'], node, 'floating'),
      'YieldExpression[delegate=false]': (node: Ast) => check(node['argument'], node, 'yielded'),
    };
  },
};
