import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import './button.css';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly kind?: 'primary' | 'plain';
  readonly ref?: Ref<HTMLAnchorElement>;
}

const ButtonLikeAnchor = ({ kind = 'plain', children, ...props }: Props) => (
  <a {...props} className={`button button-${kind}`}>
    {children}
  </a>
);

/** A link to a page of ours that looks like a button. */
export const LinkButton = createLink(ButtonLikeAnchor);
