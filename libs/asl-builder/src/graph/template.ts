import { nodeOf, type Node } from './node.js';

/** Calls `visit` for every expression node in a template, those inside calls included. */
export function visitNodes(template: unknown, visit: (node: Node) => void): void {
  const node = nodeOf(template);
  if (node) return visitNode(node, visit);
  if (Array.isArray(template)) for (const element of template) visitNodes(element, visit);
  else if (isRecord(template)) for (const value of Object.values(template)) visitNodes(value, visit);
}

export function visitNode(node: Node, visit: (node: Node) => void): void {
  visit(node);
  if (node.kind === 'call') for (const arg of node.args) visitNode(arg, visit);
}

/** Two templates with the same key are the same template. */
export function templateKey(template: unknown): string {
  const node = nodeOf(template);
  if (node) return `<${nodeKey(node)}>`;
  if (Array.isArray(template)) return `[${template.map(templateKey).join()}]`;
  if (isRecord(template)) {
    return `{${Object.entries(template)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${JSON.stringify(key)}:${templateKey(value)}`)
      .join()}}`;
  }
  return JSON.stringify(template) ?? 'undefined';
}

const nodeKey = (node: Node): string =>
  node.kind === 'call' ? `${node.fn.name}(${node.args.map(nodeKey).join()})` : JSON.stringify(node);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when the template holds no expression at all. */
export function isLiteral(template: unknown): boolean {
  let literal = true;
  visitNodes(template, () => {
    literal = false;
  });
  return literal;
}
