/**
 * Matches a path against a route such as `/2015-03-31/functions/{FunctionName}/invocations`; answers its labels,
 * percent-decoded, or undefined. A label stands for one segment, `{Name+}` for the rest.
 */
export function matchPath(route: string, path: string): Record<string, string> | undefined {
  const wanted = segments(route);
  const given = segments(path);
  const labels: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const label = /^\{(\w+)(\+?)\}$/.exec(step);
    const value = given[index];
    if (value === undefined) return undefined;
    if (label?.[2]) {
      labels[label[1] as string] = given.slice(index).map(decode).join('/');
      return labels;
    }
    if (label) labels[label[1] as string] = decode(value);
    else if (value !== step) return undefined;
  }
  return wanted.length === given.length ? labels : undefined;
}

// A trailing slash makes no difference: AWS's models write some routes with one.
const segments = (path: string): string[] => path.replace(/^\/|\/$/g, '').split('/');

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
