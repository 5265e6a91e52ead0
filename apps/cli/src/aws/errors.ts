/** AWS answered with the error of this name. */
export const isNamed = (error: unknown, ...names: string[]): boolean =>
  error instanceof Error && names.includes(error.name);

/** Undefined instead of the error that says there is no such thing. */
export async function unlessMissing<T>(answer: Promise<T>, ...names: string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isNamed(error, ...names)) return undefined;
    throw error;
  }
}
