import type { JSONPathNode, JSONPathQuery } from 'json-p3';
import { RE2JS } from 're2js';
import { RuntimeFailure } from '../errors.js';

/** Nodes one step of a path may find. Our choice: AWS publishes no such limit. */
const MAX_NODES = 200_000;
/** A query inside a filter is run for each candidate: with `..` or a wildcard from the root that is quadratic. */
const COSTLY_FILTER = /\?[^]*(\.\.|\$[^\])&|<>=!]*\*)/;

/** @throws RuntimeFailure for a path whose cost grows faster than its input. */
export function checkCost(path: string): void {
  if (COSTLY_FILTER.test(path))
    throw new RuntimeFailure(`The path '${path}' searches the whole input for each candidate of a filter.`);
}

/** Values that a query finds, step by step. @throws RuntimeFailure when a step finds more than the limit. */
export function limitedQuery(query: JSONPathQuery, root: JSONPathNode, path: string): unknown[] {
  let nodes: JSONPathNode[] = [root];
  for (const segment of query.segments) {
    const found: JSONPathNode[] = [];
    for (const node of segment.lazyResolve(nodes)) {
      if (found.push(node) > MAX_NODES)
        throw new RuntimeFailure(`The path '${path}' finds more than ${MAX_NODES} nodes.`);
    }
    nodes = found;
  }
  return nodes.map((node) => node.value);
}

/** RFC 9535's `match` and `search` on a linear-time engine: no pattern can stall the process. */
export function linearMatch(text: unknown, pattern: unknown, whole: boolean): boolean {
  if (typeof text !== 'string' || typeof pattern !== 'string') return false;
  try {
    const matcher = RE2JS.compile(pattern).matcher(text);
    return whole ? matcher.matches() : matcher.find();
  } catch {
    return false;
  }
}
