/**
 * The ids so that each comes after all it depends on, otherwise in the given order.
 * @param dependencies id -> ids; ids that are not in `ids` are ignored
 * @throws Error naming the cycle.
 */
export function dependencyOrder(
  ids: readonly string[],
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const known = new Set(ids);
  const done = new Set<string>();
  const path: string[] = [];

  const visit = (id: string): void => {
    if (done.has(id) || !known.has(id)) return;
    const seen = path.indexOf(id);
    if (seen >= 0) {
      throw new Error(`circular dependency between resources: ${[...path.slice(seen), id].join(' -> ')}`);
    }
    path.push(id);
    for (const dependency of dependencies.get(id) ?? []) visit(dependency);
    path.pop();
    done.add(id);
  };

  for (const id of ids) visit(id);
  return [...done];
}
