/** Whether a condition holds for one leaf of an event; `undefined` means the field is absent. */
export type Leaf = string | number | boolean | null;

/** A compiled pattern: tells whether an event matches. */
export type EventMatcher = (event: unknown) => boolean;

/** Tests the values found at a field: the leaves of an array count one by one; an absent field has none. */
export type FieldTest = (leaves: readonly Leaf[], present: boolean) => boolean;
