import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../components/button.js';
import { ProblemNotice } from '../../components/notice.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { NotFoundPage } from '../../components/not-found-page.js';
import { useText } from '../../lib/i18n/use-text.js';
import { useServices } from '../../lib/services.js';
import { useNow } from '../../lib/time/clock.js';
import { readLocalClock } from '../../lib/time/local-clock.js';
import { advanceClock, type Step } from './advance-clock.js';
import './clock.css';

const STEPS = ['PT1H', 'P1D', 'P7D'] as const;

/** The laptop's time: what it is there, and skipping ahead in it. */
export function ClockPage() {
  const { t } = useText();
  const { config, fetch } = useServices();
  const queries = useQueryClient();
  const url = config.local?.clock;
  const now = new Date(useNow()).toISOString();
  const { data, error } = useQuery({
    queryKey: ['clock'],
    queryFn: async () => (await readLocalClock(config, fetch)) ?? null,
    enabled: url !== undefined,
  });
  const skip = useMutation({
    mutationFn: (step: Step) => advanceClock(url ?? '', step, fetch),
    onSettled: async () => {
      await readLocalClock(config, fetch);
      await queries.invalidateQueries();
    },
  });
  if (url === undefined) return <NotFoundPage />;
  const next = data?.next;
  const problem = skip.error ?? error;
  return (
    <Page title={t('clock.title')}>
      <p className="soft">{t('clock.about')}</p>
      {problem && <ProblemNotice error={problem} />}
      <section className="card clock">
        <p className="clock-now">
          <Time at={now} zone />
        </p>
        <p>
          {next ? (
            <>
              {t('clock.next')} <Time at={next} zone />
            </>
          ) : (
            t('clock.nothing')
          )}
        </p>
        <div className="clock-steps">
          {next && (
            <Button kind="primary" isPending={skip.isPending} onPress={() => skip.mutate({ to: next })}>
              {t('clock.skip-next')}
            </Button>
          )}
          {STEPS.map((by) => (
            <Button key={by} isPending={skip.isPending} onPress={() => skip.mutate({ by })}>
              {t(`clock.${by}`)}
            </Button>
          ))}
        </div>
      </section>
    </Page>
  );
}
