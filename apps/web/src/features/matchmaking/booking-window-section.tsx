import { Badge, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { showMoment } from '../../parts/times';
import { CloseBookingWindow } from './close-booking-window';
import { OpenBookingWindow } from './open-booking-window';
import { bookingWindowQuery } from './queries';

type Status = Schema<'BookingWindow'>['status'];

const colors: Readonly<Record<Status, string>> = { planned: 'gray', open: 'teal', closed: 'blue' };

/** When requests may be sent and answered, and the organiser's say in it. */
export function BookingWindowSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const bookingWindow = useQuery(bookingWindowQuery(matchmakingId));
  const status = bookingWindow.data?.status;
  const badge = status && (
    <Badge color={colors[status]} variant="light">
      {t(`bookingWindow.status.${status}`)}
    </Badge>
  );
  return (
    <Section title={t('bookingWindow.title')} badge={badge}>
      <QueryView query={bookingWindow}>
        {({ status, opensAt, closesAt }) => (
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t(`bookingWindow.meaning.${status}`)}</Text>
            {opensAt !== null && status === 'planned' && (
              <Text size="sm">
                {t('bookingWindow.opensAt', { moment: showMoment(opensAt, i18n.language) })}
              </Text>
            )}
            {closesAt !== null && status !== 'closed' && (
              <Text size="sm">
                {t('bookingWindow.closesAt', { moment: showMoment(closesAt, i18n.language) })}
              </Text>
            )}
            {status === 'open' ? (
              <CloseBookingWindow matchmakingId={matchmakingId} />
            ) : (
              <OpenBookingWindow matchmakingId={matchmakingId} isAgain={status === 'closed'} />
            )}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
