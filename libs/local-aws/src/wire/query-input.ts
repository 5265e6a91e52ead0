type Node = { [key: string]: Node | string };

/**
 * Reads the form of the AWS query protocol into nested values: `Parameters.member.1.ParameterKey=Env` becomes
 * `{ Parameters: [{ ParameterKey: 'Env' }] }`, `Attributes.entry.1.key=…&Attributes.entry.1.value=…` becomes
 * `{ Attributes: { … } }`. Every scalar stays a string: the form does not say more.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function readQueryInput(form: URLSearchParams): Record<string, unknown> {
  const root: Node = Object.create(null) as Node;
  for (const [name, value] of form) {
    if (name === 'Action' || name === 'Version') continue;
    const path = name.split('.');
    let node = root;
    for (const step of path.slice(0, -1)) {
      const next = node[step];
      node = typeof next === 'object' ? next : (node[step] = Object.create(null) as Node);
    }
    node[path.at(-1) as string] = value;
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, collapse(value)]));
}

function collapse(node: Node | string): unknown {
  if (typeof node === 'string') return node;
  const keys = Object.keys(node);
  if (keys.length === 1 && typeof node['member'] === 'object') return inOrder(node['member']);
  if (keys.length === 1 && typeof node['entry'] === 'object') return readMap(inOrder(node['entry']));
  return Object.fromEntries(keys.map((key) => [key, collapse(node[key] as Node | string)]));
}

function inOrder(list: Node): unknown[] {
  return Object.keys(list)
    .sort((a, b) => Number(a) - Number(b))
    .map((index) => collapse(list[index] as Node | string));
}

/** Query maps name their members `key`/`value`; SNS's message attributes `Name`/`Value`. */
function readMap(entries: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map((entry) => {
      const { key, value, Name, Value } = entry as Record<string, unknown>;
      return [String(key ?? Name), value ?? Value];
    }),
  );
}
