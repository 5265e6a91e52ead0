import { calledOf, importsOf, report, type Ast, type RuleModule } from './rule.js';

const LIMITS = new Set(['timeoutSeconds', 'heartbeatSeconds']);

/**
 * A task that waits for a token without a limit of its own waits for a year when the token is lost.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 */
export const tokenTimeout: RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'a task with a token and no timeout' },
    messages: {
      endless: 'A lost token is never answered: give this task timeoutSeconds or heartbeatSeconds.',
    },
    schema: [],
  },
  create(context) {
    const imports = importsOf(context);
    return {
      CallExpression: (node: Ast) => {
        if (calledOf(node, imports) !== 'task') return;
        const [, call, options] = node['arguments'] as readonly (Ast | undefined)[];
        if (call && waitsForToken(call) && !limits(options)) report(context, node, 'endless', {});
      },
    };
  },
};

/** `lambda.invoke.waitForTaskToken(…)`, `optimizedToken<…>()(…)`. */
function waitsForToken(node: Ast): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = node['callee'] as Ast;
  if (callee.type === 'CallExpression') return waitsForToken(callee);
  const name = callee.type === 'MemberExpression' ? (callee['property'] as Ast)['name'] : callee['name'];
  return name === 'waitForTaskToken' || name === 'optimizedToken';
}

/** Options that are not written out may have a limit. */
function limits(options: Ast | undefined): boolean {
  if (!options) return false;
  if (options.type !== 'ObjectExpression') return true;
  return (options['properties'] as readonly Ast[]).some(
    (property) => property.type === 'SpreadElement' || LIMITS.has(String((property['key'] as Ast)['name'])),
  );
}
