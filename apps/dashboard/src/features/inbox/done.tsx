import { Notice } from '../../components/notice.js';

/** What came of the last decision, seen and read aloud; also where it was the last item. */
export const Done = ({ message }: { readonly message: string | undefined }) => (
  <div aria-live="polite" className="panel-live">
    {message && <Notice tone="good" title={message} />}
  </div>
);
