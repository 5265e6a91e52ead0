import { UserManager } from 'oidc-client-ts';

// The hidden frame of a silent renewal hands its address to the page and ends; who issued it, the page knows.
new UserManager({ authority: '', client_id: '', redirect_uri: '' })
  .signinSilentCallback()
  .catch(console.error);
