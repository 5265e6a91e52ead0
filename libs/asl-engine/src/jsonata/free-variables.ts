import jsonata from 'jsonata';

interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly procedure?: Node;
  readonly arguments?: readonly Node[];
  readonly lhs?: Node;
  readonly rhs?: Node;
  readonly body?: Node;
  readonly expressions?: readonly Node[];
  readonly [member: string]: unknown;
}

/** Variables that an expression takes from outside: not `$`, `$$`, `$states`, functions it calls, or names it binds. */
export function freeVariables(expression: string): Set<string> {
  const free = new Set<string>();
  visit(jsonata(expression).ast() as unknown as Node, new Set(['', '$', 'states']), free);
  return free;
}

function visit(node: unknown, bound: Set<string>, free: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) visit(item, bound, free);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const current = node as Node;
  switch (current.type) {
    case 'variable':
      if (!bound.has(String(current.value))) free.add(String(current.value));
      members(current, bound, free, ['value', 'type']);
      break;
    case 'bind':
      visit(current.rhs, bound, free);
      bound.add(String(current.lhs?.value));
      break;
    case 'block':
      visit(current.expressions, new Set(bound), free);
      break;
    case 'lambda': {
      const inner = new Set([
        ...bound,
        ...(current.arguments ?? []).map((argument) => String(argument.value)),
      ]);
      visit(current.body, inner, free);
      break;
    }
    case 'function':
    case 'partial':
      if (current.procedure?.type !== 'variable') visit(current.procedure, bound, free);
      visit(current.arguments, bound, free);
      break;
    default:
      members(current, bound, free, []);
  }
}

function members(node: Node, bound: Set<string>, free: Set<string>, but: readonly string[]): void {
  for (const [key, value] of Object.entries(node)) if (!but.includes(key)) visit(value, bound, free);
}
