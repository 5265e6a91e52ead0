/** asl-validator ships no types; this is what the specs use of it. */
declare module 'asl-validator' {
  export default function validate(definition: unknown): {
    readonly isValid: boolean;
    readonly errors: readonly { readonly Message: string }[];
  };
}
