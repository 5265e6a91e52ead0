import type { DashboardConfig } from '@ringi/shared-types';
import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Session, SessionState } from './session.js';

/** Says that this tab had a session, so that a reload may try to renew it. No token is kept. */
const MARK = 'ringi.signed-in';
const CALLBACK = '/auth/callback';
/** A page of its own, so that a renewal loads no more than it needs. */
const SILENT = '/auth/silent.html';
const SIGNED_OUT: SessionState = { status: 'signed-out', expired: false };

/** Sign-in by OpenID Connect: authorization code with PKCE. The same for Cognito and the laptop's issuer. */
export function oidcSession(config: DashboardConfig): Session {
  const here = (path: string) => new URL(path, location.origin).href;
  const manager = new UserManager({
    authority: config.issuer,
    client_id: config.client_id,
    redirect_uri: here(CALLBACK),
    silent_redirect_uri: here(SILENT),
    post_logout_redirect_uri: here('/'),
    response_type: 'code',
    scope: 'openid profile',
    automaticSilentRenew: true,
    ...(config.audience && { extraQueryParams: { audience: config.audience } }),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  let state: SessionState = { status: 'checking' };
  const listeners = new Set<() => void>();
  const become = (next: SessionState) => {
    state = next;
    if (next.status === 'signed-in') sessionStorage.setItem(MARK, 'yes');
    for (const listener of listeners) listener();
  };
  const enter = (user: User | null | undefined) => become(user ? { status: 'signed-in' } : SIGNED_OUT);
  let renewing: Promise<boolean> | undefined;

  const session: Session = {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async restore() {
      if (location.pathname === CALLBACK) return finish();
      if (!sessionStorage.getItem(MARK)) return become(SIGNED_OUT);
      enter(await manager.signinSilent().catch(() => null));
    },
    // API Gateway's JWT authorizer takes an access token; the local issuer gives one too.
    token: async () => (await manager.getUser())?.access_token,
    renew: () =>
      (renewing ??= manager
        .signinSilent()
        .then((user) => !!user)
        .catch(() => false)
        .then((renewed) => {
          if (!renewed) become({ status: 'signed-out', expired: true });
          return renewed;
        })
        .finally(() => (renewing = undefined))),
    signIn: (returnTo) => manager.signinRedirect({ state: returnTo }),
    async signOut() {
      // Drafts too: the next one to sign in here may be somebody else.
      sessionStorage.clear();
      await manager.signoutRedirect().catch(() => manager.removeUser());
      become(SIGNED_OUT);
    },
  };

  async function finish(): Promise<void> {
    try {
      const user = await manager.signinCallback();
      const returnTo = typeof user?.state === 'string' && user.state.startsWith('/') ? user.state : '/';
      history.replaceState(null, '', new URL(returnTo, location.origin));
      enter(user ?? null);
    } catch (error) {
      history.replaceState(null, '', '/');
      become({
        ...SIGNED_OUT,
        error: error instanceof Error ? error.message : String(error),
      } as SessionState);
    }
  }
  return session;
}
