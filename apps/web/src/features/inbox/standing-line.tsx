import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bookingWindowQuery, matchmakingQuery } from '../matchmaking/queries';
import { areZonesAlike, cityOf, showMoment, viewerZone } from '../../parts/times';
import { standingQuery } from './queries';

/** In one line: until when one can ask, and how many requests are left. */
export function StandingLine({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const { data: standing } = useQuery(standingQuery(matchmakingId));
  const { data: window } = useQuery(bookingWindowQuery(matchmakingId));
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  if (!standing || !window || !matchmaking) return null;
  const moment = (instant: string) => {
    const own = viewerZone();
    const there = `${showMoment(instant, i18n.language, matchmaking.zone)} (${cityOf(matchmaking.zone)})`;
    if (areZonesAlike([instant], matchmaking.zone, own)) return there;
    return `${there} = ${showMoment(instant, i18n.language)} (${cityOf(own)})`;
  };
  const { status, opensAt, closesAt } = window;
  const { used, limit } = standing.sent;
  return (
    <Text size="sm" mb="md">
      {t(`inbox.window.${status}`)}
      {status === 'planned' &&
        opensAt !== null &&
        ` ${t('bookingWindow.opensAt', { moment: moment(opensAt) })}`}
      {status === 'open' &&
        closesAt !== null &&
        ` ${t('bookingWindow.closesAt', { moment: moment(closesAt) })}`}
      {status === 'open' && limit !== null && ` ${t('inbox.left', { count: Math.max(0, limit - used) })}`}
    </Text>
  );
}
