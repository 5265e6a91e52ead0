/**
 * Members that AWS has added to its answers since: a recording from before that day cannot have them.
 * The days are those from which recordings have the members, as far as known: redrive came in November 2023, customer
 * managed keys in July 2024.
 */
const ADDED: Readonly<Record<string, string>> = {
  redriveCount: '2023-11-15',
  redriveStatus: '2023-11-15',
  redriveStatusReason: '2023-11-15',
  RedriveCount: '2023-11-15',
  encryptionConfiguration: '2024-07-25',
};

/** Names of the members that a recording of that day (`dd-mm-yyyy, HH:MM:SS`) is too old to have. */
export function membersAddedAfter(recorded: string | undefined): ReadonlySet<string> {
  if (recorded === undefined) return new Set();
  const [day, month, year] = recorded.slice(0, 10).split('-');
  const date = `${year}-${month}-${day}`;
  return new Set(Object.keys(ADDED).filter((member) => date < (ADDED[member] as string)));
}
