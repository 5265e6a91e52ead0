import { Fragment } from 'react';
import { SafeLink } from './safe-link.js';

/** What the requester or the flow wrote, with its addresses as links. */
export const MessageText = ({ text }: { readonly text: string }) => (
  <p className="message-text">
    {text.split(/(https?:\/\/[^\s"'<>、。]+)/).map((part, index) => (
      <Fragment key={index}>{index % 2 === 1 ? <SafeLink href={part} /> : part}</Fragment>
    ))}
  </p>
);
