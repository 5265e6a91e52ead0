import { contentSecurityPolicy, PAGE_HEADERS } from '@ringi/infra';

/** As CloudFront sends them with every page and file: what the policy forbids must fail on the laptop already. */
export const pageHeaders = (): Record<string, string> => ({
  ...PAGE_HEADERS,
  'content-security-policy': contentSecurityPolicy(),
});
