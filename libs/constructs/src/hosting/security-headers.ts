/**
 * The content security policy of the dashboard's pages: nothing inline, nothing evaluated, nothing from elsewhere but what
 * the page talks to. The page itself may be framed by itself alone: a token is renewed in a hidden frame.
 * @param talksTo origins besides its own: the issuer of tokens.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(talksTo: readonly string[] = []): string {
  const own = ["'self'", ...talksTo].join(' ');
  return Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'manifest-src': "'self'",
    'connect-src': own,
    'frame-src': own,
    'form-action': own,
    'frame-ancestors': "'self'",
    'base-uri': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** The other headers of every page and file. */
export const PAGE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;
