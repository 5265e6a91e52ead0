/** As much of ESLint's types as the rules need, so that nobody has to install ESLint for the builder. */
export interface Ast {
  readonly type: string;
  readonly parent?: Ast;
  readonly [field: string]: unknown;
}

export interface RuleContext {
  readonly options: readonly unknown[];
  readonly sourceCode: { readonly ast: unknown };
  report(problem: {
    readonly node: never;
    readonly messageId: string;
    readonly data?: Record<string, string>;
  }): void;
}

export interface RuleModule {
  readonly meta: {
    readonly type: 'problem';
    readonly docs: { readonly description: string };
    readonly messages: Readonly<Record<string, string>>;
    readonly schema: object[];
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each listener knows the node it asked for
  create(context: RuleContext): Readonly<Record<string, ((node: any) => void) | undefined>>;
}

const PACKAGE = '@ringi/asl-builder';

/** What a file imports from the builder: local name -> exported name. Empty when it imports nothing from it. */
export function importsOf(context: RuleContext): ReadonlyMap<string, string> {
  const { body } = context.sourceCode.ast as { readonly body: readonly Ast[] };
  const names = new Map<string, string>();
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration') continue;
    if ((statement['source'] as { value?: unknown }).value !== PACKAGE) continue;
    for (const specifier of statement['specifiers'] as readonly Ast[]) {
      const local = (specifier['local'] as { name: string }).name;
      names.set(local, (specifier['imported'] as { name?: string } | undefined)?.name ?? '*');
    }
  }
  return names;
}

/** The name by which a call calls what the builder exports, or undefined. */
export function calledOf(node: unknown, imports: ReadonlyMap<string, string>): string | undefined {
  const { type, callee } = node as { type?: string; callee?: { type: string; name?: string } };
  if (type !== 'CallExpression' || callee?.type !== 'Identifier') return undefined;
  return imports.get(callee.name ?? '');
}

/** Reports at a node, whatever parser made it. */
export function report(
  context: RuleContext,
  node: unknown,
  messageId: string,
  data: Record<string, string>,
): void {
  context.report({ node: node as never, messageId, data });
}
