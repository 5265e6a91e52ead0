/** Both forms of Fn::GetAtt's argument: `[id, attribute]` and `id.attribute`. */
export function getAttArgument(argument: unknown): readonly [string, string] {
  const [id, attribute] =
    typeof argument === 'string'
      ? [argument.slice(0, argument.indexOf('.')), argument.slice(argument.indexOf('.') + 1)]
      : Array.isArray(argument)
        ? (argument as unknown[])
        : [];
  if (typeof id !== 'string' || typeof attribute !== 'string' || id === '') {
    throw new Error('Fn::GetAtt takes [logical id, attribute name], both of them text');
  }
  return [id, attribute];
}
