import type { Session, SessionState } from '../lib/session/session.js';

/** A sign-in without an issuer. */
export function fakeSession(signedIn = true): Session & { expire(): void } {
  let state: SessionState = signedIn ? { status: 'signed-in' } : { status: 'signed-out', expired: false };
  const listeners = new Set<() => void>();
  const become = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    restore: () => Promise.resolve(),
    token: () => Promise.resolve('fake'),
    renew: () => Promise.resolve(false),
    signIn: () => Promise.resolve(become({ status: 'signed-in' })),
    signOut: () => Promise.resolve(become({ status: 'signed-out', expired: false })),
    expire: () => become({ status: 'signed-out', expired: true }),
  };
}
