/** An address that came with a request: a link only where it is one of the web, never `javascript:`. */
export function SafeLink({ href, children = href }: { readonly href: string; readonly children?: string }) {
  return /^https?:\/\//i.test(href) ? (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
      <span aria-hidden="true"> ↗</span>
    </a>
  ) : (
    <span>{children}</span>
  );
}
