import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { useNumbers } from '../../parts/use-numbers';
import { mailCountsQuery } from './queries';

/** In the order of a mail's life; those after the third only where there are any. */
const STATES = ['pending', 'sending', 'sent', 'held', 'unknown', 'failed', 'cancelled'] as const;
const ALWAYS_SHOWN = 3;

/** The mails of the gathering by state. */
export function MailsSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const counts = useQuery(mailCountsQuery(matchmakingId));
  return (
    <Section title={t('mails.title')}>
      <QueryView query={counts}>
        {(byState) => (
          <Figures
            figures={STATES.filter((state, position) => position < ALWAYS_SHOWN || byState[state] > 0).map(
              (state) => ({ label: t(`mails.state.${state}`), value: number(byState[state]) }),
            )}
          />
        )}
      </QueryView>
    </Section>
  );
}
