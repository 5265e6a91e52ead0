/** One step down in a JSON pointer (RFC 6901 escapes). */
export function pointer(parent: string, ...steps: (string | number)[]): string {
  const tail = steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return (parent === '/' ? '' : parent) + tail || '/';
}

/**
 * A JSON pointer as AWS writes places: elements of lists in brackets, names as they are
 * (`/States/P/Branches[0]/States/a/b`). What is no pointer is given back as it is.
 */
export function awsLocation(location: string): string {
  if (!location.startsWith('/') || location === '/') return location;
  const steps = location.slice(1).split('/');
  let text = '';
  // After States comes a state's name, which may look like an index.
  steps.forEach((step, i) => {
    const named = steps[i - 1] === 'States' && steps[i - 2] !== 'States';
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    text += /^\d+$/.test(step) && i > 0 && !named ? `[${step}]` : `/${name}`;
  });
  return text;
}
