import type { Template, TemplateParameter } from '../template/template.js';

/** A parameter's value: text, number as text, or a list. */
export type ParameterValue = string | readonly string[];

const SSM_VALUE = /^AWS::SSM::Parameter::Value<(.+)>$/;
const LISTS = ['CommaDelimitedList', 'List<String>', 'List<Number>'];

/**
 * The parameters' values: given ones, defaults, and what SSM parameters hold. Faults are added to `problems`.
 * @param readSsmParameter the value of an SSM parameter, undefined when there is none
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export async function resolveParameters(
  template: Template,
  given: Readonly<Record<string, string>>,
  readSsmParameter: (name: string) => Promise<string | undefined>,
  problems: string[],
): Promise<Map<string, ParameterValue>> {
  const declared = template.Parameters ?? {};
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) problems.push(`the parameter ${name} does not exist in the template`);
  }
  const values = new Map<string, ParameterValue>();
  for (const [name, parameter] of Object.entries(declared)) {
    try {
      values.set(name, await resolve(name, parameter, given[name], readSsmParameter));
    } catch (error) {
      problems.push(`parameter ${name}: ${(error as Error).message}`);
    }
  }
  return values;
}

async function resolve(
  name: string,
  parameter: TemplateParameter,
  given: string | undefined,
  readSsmParameter: (name: string) => Promise<string | undefined>,
): Promise<ParameterValue> {
  const text = given ?? (parameter.Default === undefined ? undefined : String(parameter.Default));
  if (text === undefined) throw new Error('it has no Default and no value was given');
  const inner = SSM_VALUE.exec(parameter.Type)?.[1];
  const type = inner ?? parameter.Type;
  if (type !== 'String' && type !== 'Number' && !LISTS.includes(type)) {
    throw new Error(`local-aws does not emulate parameters of type ${parameter.Type}`);
  }
  check(parameter, text);
  const value = inner === undefined ? text : await readSsmParameter(text);
  if (value === undefined) {
    throw new Error(
      `the SSM parameter '${text}' does not exist; give it to createLocalAws({ parameters: { '${text}': … } })`,
    );
  }
  const items = LISTS.includes(type) ? value.split(',').map((item) => item.trim()) : [value];
  if (type.includes('Number') && items.some((item) => item === '' || Number.isNaN(Number(item)))) {
    throw new Error(`'${value}' is not a number`);
  }
  return LISTS.includes(type) ? items : value;
}

function check(parameter: TemplateParameter, value: string): void {
  const fail = (what: string): never => {
    const why = parameter.ConstraintDescription;
    // A NoEcho value must not appear in messages.
    const shown = String(parameter.NoEcho) === 'true' ? 'its value' : `'${value}'`;
    throw new Error(`${shown} ${what}${why === undefined ? '' : ` (${why})`}`);
  };
  const { AllowedValues: allowed, AllowedPattern: pattern } = parameter;
  if (allowed && !allowed.map(String).includes(value))
    fail(`is not one of ${allowed.map(String).join(', ')}`);
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) fail(`does not match ${pattern}`);
  if (value.length < Number(parameter.MinLength ?? 0)) fail(`is shorter than ${String(parameter.MinLength)}`);
  if (value.length > Number(parameter.MaxLength ?? Infinity))
    fail(`is longer than ${String(parameter.MaxLength)}`);
  if (Number(value) < Number(parameter.MinValue ?? -Infinity))
    fail(`is less than ${String(parameter.MinValue)}`);
  if (Number(value) > Number(parameter.MaxValue ?? Infinity))
    fail(`is more than ${String(parameter.MaxValue)}`);
}
