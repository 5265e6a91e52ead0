/**
 * AWS's sentences, each seen in an answer of AWS (README.md says where). Words in an answer are not a promise of AWS, so
 * nobody should decide by them; they are kept because tools show them.
 */
export const AWS = {
  required: (fields: readonly string[]) => `These fields are required: [${fields.join(', ')}]`,
  neededField: (field: string) => `The field '${field}' is required`,
  requiredField: (field: string) => `The field '${field}' is required but was missing`,
  argumentsRequired: (field: string, arn: string) => `${field} field is required for resource ARN: ${arn}`,
  unsupported: (field: string) => `Field '${field}' is not supported`,
  otherLanguage: (language: string, field: string, other: string) =>
    `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage`,
  downgrade: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
  oneTooMany: (fields: readonly string[]) =>
    `There should only be one of the following fields: [${fields.join(', ')}]`,
  oneMissing: (fields: readonly string[]) =>
    `This object should have only one of the following fields: [${fields.join(', ')}]`,
  ruleKind: (fields: readonly string[]) =>
    `The object must have only one of the following fields, [${fields.join(', ')}]`,
  oneOf: (values: readonly string[]) => `Value should be one of the following: [${values.join(', ')}]`,
  stateType: (types: readonly string[]) =>
    `The field 'Type' should have one of these values: [${types.join(', ')}]`,
  type: (type: string) => `Expected value of type [${type}]`,
  integer: 'Expected value of type Integer',
  minimum: (value: string) => `Minimum value is ${value}`,
  maximum: (value: string) => `Maximum value is ${value}`,
  empty: 'Value cannot be empty',
  timestamp: 'String does not match RFC3339 timestamp',
  jsonPath: 'Value must be a valid JSONPath.',
  referencePath: 'Value is not a Reference Path',
  noDollar: "Value is not a Reference Path: Reference path didn't start with '$'",
  dynamicField: (field: string) =>
    `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
  jsonataMarks: 'JSONata string must start with {% and end with %}',
  statesAll: 'States.ALL must appear alone and at end of list',
  noArn: 'Value is not a valid resource ARN',
  resource: (arn: string) =>
    `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
  s3Resource: (resources: readonly string[]) =>
    `The field 'Resource' does not match any of the allowed values. Examples: [${resources.join(', ')}]`,
  expressActivity: 'Express state machine does not support Activity ARN',
  // The second space after the callback pattern is AWS's; there is none after '.sync'.
  expressCallback: "Express state machine does not support '.waitForTaskToken' service integration ",
  expressSync: "Express state machine does not support '.sync' service integration",
  expressMode: "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
  activityCredentials: "The field 'Credentials' is not supported for activities",
  target: (name: string) => `Missing 'Next' target: ${name}`,
  unreachable: (name: string) => `State "${name}" is not reachable.`,
  noEnd: 'Workflow has no terminal state',
  duplicateState: (name: string) => `Duplicate State name: ${name}`,
  duplicateLabel: (label: string) => `Duplicate Label name: ${label}`,
  notJson: 'Definition must be a valid JSON object',
  reservedVariable: "Cannot assign to reserved variable '$states'.",
  variableCharacters: (name: string) =>
    `Invalid variable name '${name}': the variable name contains invalid characters.`,
} as const;

/** Our sentences, for mistakes of which AWS's answer is not known to us. */
export const OURS = {
  heartbeat: "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'",
  /** AWS's answer ends in "exceeds the N-character limit allowed by the service"; how it begins is not known. */
  tooLong: (what: string, name: string, limit: number) =>
    `${what} '${name}' exceeds the ${limit}-character limit allowed by the service`,
  emptyName: 'A state must have a name',
  labelCharacters: (label: string) => `Label '${label}' contains characters that labels may not have`,
  variableLength: (name: string) =>
    `Invalid variable name '${name}': the variable name is longer than 80 characters.`,
  twice: (field: string) => `The fields '${field}' and '${field}.$' may not be given both`,
  distributedOnly: (field: string) => `Field '${field}' is only supported in a Map of Mode DISTRIBUTED`,
  tooDeep: (levels: number) => `More than ${levels} levels are nested in each other`,
} as const;
