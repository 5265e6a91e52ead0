/**
 * A variable the function was deployed with.
 * @throws Error naming the variable when it is missing.
 */
export function variable(name: `RINGI_${string}`): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`The environment variable ${name} is not set: deploy the function by RingiCore.`);
  return value;
}
