/** Puts items on a stack so that the first is taken first. (A spread call overflows from about 100,000 items on.) */
export function pushInOrder<T>(stack: T[], items: readonly T[]): void {
  for (let i = items.length - 1; i >= 0; i -= 1) stack.push(items[i] as T);
}
