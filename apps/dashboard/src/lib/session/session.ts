export type SessionState =
  | { readonly status: 'checking' }
  | { readonly status: 'signed-out'; readonly expired: boolean; readonly error?: string }
  | { readonly status: 'signed-in' };

/** Who reads the page. Tokens stay inside, in memory. */
export interface Session {
  state(): SessionState;
  onChange(listener: () => void): () => void;
  /** Finds out who is there: finishes a sign-in, or renews an earlier one without asking. */
  restore(): Promise<void>;
  token(): Promise<string | undefined>;
  /** Gets a new token without asking; false: the person must sign in again. */
  renew(): Promise<boolean>;
  /** Leaves the page for the issuer's; comes back to the path given. */
  signIn(returnTo: string): Promise<void>;
  signOut(): Promise<void>;
}
