declare module 'asl-validator' {
  interface Result {
    readonly isValid: boolean;
    readonly errors: readonly unknown[];
  }
  const validate: (definition: unknown, options?: { checkPaths?: boolean; checkArn?: boolean }) => Result;
  export = validate;
}
