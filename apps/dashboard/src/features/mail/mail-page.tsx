import { useQuery } from '@tanstack/react-query';
import { Empty, Loading } from '../../components/empty.js';
import { MessageText } from '../../components/message-text.js';
import { ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { NotFoundPage } from '../../components/not-found-page.js';
import { useText } from '../../lib/i18n/use-text.js';
import { useServices } from '../../lib/services.js';
import { readMail } from './read-mail.js';
import './mail.css';

/** The laptop's mailbox: what AWS would have sent. */
export function MailPage() {
  const { t } = useText();
  const { config, fetch } = useServices();
  const url = config.local?.mail;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['mail'],
    queryFn: () => readMail(url ?? '', fetch),
    enabled: url !== undefined,
  });
  if (url === undefined) return <NotFoundPage />;
  return (
    <Page title={t('mail.title')}>
      <p className="soft">{t('mail.about')}</p>
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {isPending && !error && <Loading />}
      {data?.length === 0 && <Empty title={t('mail.empty')} />}
      <ul className="mails">
        {data?.map(({ id, at, to, subject, message }) => (
          <li key={id}>
            <details className="card mail">
              <summary>
                <span className="mail-subject">{subject}</span>
                <span className="soft small">
                  {to} · <Time at={at} zone />
                </span>
              </summary>
              <MessageText text={message} />
            </details>
          </li>
        ))}
      </ul>
    </Page>
  );
}
