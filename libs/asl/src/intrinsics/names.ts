/**
 * The intrinsic functions of the JSONPath language, with how many arguments each takes (`max` undefined: any number).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const INTRINSIC_ARGUMENTS = {
  'States.Array': { min: 0 },
  'States.ArrayContains': { min: 2, max: 2 },
  'States.ArrayGetItem': { min: 2, max: 2 },
  'States.ArrayLength': { min: 1, max: 1 },
  'States.ArrayPartition': { min: 2, max: 2 },
  'States.ArrayRange': { min: 3, max: 3 },
  'States.ArrayUnique': { min: 1, max: 1 },
  'States.Base64Decode': { min: 1, max: 1 },
  'States.Base64Encode': { min: 1, max: 1 },
  'States.Format': { min: 1 },
  'States.Hash': { min: 2, max: 2 },
  'States.JsonMerge': { min: 3, max: 3 },
  'States.JsonToString': { min: 1, max: 1 },
  'States.MathAdd': { min: 2, max: 2 },
  'States.MathRandom': { min: 2, max: 3 },
  'States.StringSplit': { min: 2, max: 2 },
  'States.StringToJson': { min: 1, max: 1 },
  'States.UUID': { min: 0, max: 0 },
} as const satisfies Record<string, { min: number; max?: number }>;

export type IntrinsicName = keyof typeof INTRINSIC_ARGUMENTS;

export function isIntrinsicName(name: string): name is IntrinsicName {
  return Object.hasOwn(INTRINSIC_ARGUMENTS, name);
}
