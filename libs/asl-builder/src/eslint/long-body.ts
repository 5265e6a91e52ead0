import { importsOf, report, type Ast, type RuleModule } from './rule.js';

/** Measured: TypeScript 5.9 and 6.0 take 120 steps that each depend on the one before and crash at 140. */
const MOST = 100;

/**
 * A body in which so many steps depend on each other that the compiler overflows its stack, which it says with a
 * stack trace of its own and no place. Only steps whose result is kept can be depended on.
 */
export const longBody: RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'a body of steps that is too long for the compiler' },
    messages: {
      long: 'This body keeps the results of {{count}} steps; TypeScript 5.9 and 6.0 overflow their stack on not many more than {{most}}. Put phases into functions: `function* phase(…) { … }`, run by `yield* phase(…)`.',
    },
    schema: [
      { type: 'object', properties: { max: { type: 'integer', minimum: 1 } }, additionalProperties: false },
    ],
  },
  create(context) {
    if (importsOf(context).size === 0) return {};
    const most = (context.options[0] as { max?: number } | undefined)?.max ?? MOST;
    const counts: number[] = [];
    const enter = () => void counts.push(0);
    const leave = (node: Ast) => {
      const count = counts.pop() ?? 0;
      if (count > most) report(context, node, 'long', { count: String(count), most: String(most) });
    };
    return {
      FunctionDeclaration: enter,
      FunctionExpression: enter,
      'FunctionDeclaration:exit': leave,
      'FunctionExpression:exit': leave,
      'YieldExpression[delegate=true]': (node: Ast) => {
        if (node.parent?.type !== 'ExpressionStatement') counts.push((counts.pop() ?? 0) + 1);
      },
    };
  },
};
