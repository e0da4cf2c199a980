import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { areZonesAlike, cityOf, showMoment, viewerZone } from '../../parts/times';
import { AgendaMeeting } from './agenda-meeting';
import classes from './agenda-view.module.css';
import { days } from './days';
import type { Agenda } from './queries';

interface Props {
  readonly agenda: Agenda;
  /** The gathering's. */
  readonly zone: string;
  /** In the order of their seats; where there are several, each meeting says who goes. */
  readonly delegates?: readonly { readonly name: string }[] | undefined;
}

/** The meetings by day in the gathering's time, and in the reader's where clocks differ. */
export function AgendaView({ agenda, zone, delegates = [] }: Props) {
  const { t, i18n } = useTranslation();
  const ownZone = viewerZone();
  const instants = agenda.meetings.map(({ startsAt }) => startsAt);
  const otherZone = areZonesAlike(instants, zone, ownZone) ? null : ownZone;
  if (agenda.version === null) return <Empty>{t('agenda.notPublished')}</Empty>;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {t('agenda.version', { version: agenda.version })}
        {agenda.publishedAt !== null && ` · ${showMoment(agenda.publishedAt, i18n.language)}`}
        <br />
        {otherZone === null
          ? t('agenda.oneZone', { city: cityOf(zone) })
          : t('agenda.twoZones', { city: cityOf(zone), own: cityOf(otherZone) })}
      </Text>
      {agenda.meetings.length === 0 && <Empty>{t('agenda.noMeetings')}</Empty>}
      {days(agenda.meetings, zone, i18n.language).map(({ day, meetings }) => (
        <section key={day}>
          <Title order={2} size="h4" mb="sm">
            {day}
          </Title>
          <ol className={classes.meetings}>
            {meetings.map((meeting) => (
              <AgendaMeeting
                key={meeting.meetingId}
                meeting={meeting}
                zone={zone}
                otherZone={otherZone}
                goes={delegates.length > 1 ? delegates[meeting.seatNo - 1]?.name : undefined}
              />
            ))}
          </ol>
        </section>
      ))}
    </Stack>
  );
}
