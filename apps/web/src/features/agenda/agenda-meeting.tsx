import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeName } from '../../parts/place-name';
import { cityOf, showTime } from '../../parts/times';
import classes from './agenda-meeting.module.css';
import type { Agenda } from './queries';

interface Props {
  readonly meeting: Agenda['meetings'][number];
  readonly zone: string;
  /** The reader's zone; null where its clocks show the same. */
  readonly otherZone: string | null;
  /** The delegate who sits there, where that is not plain. */
  readonly goes?: string | undefined;
}

export function AgendaMeeting({ meeting, zone, otherZone, goes }: Props) {
  const { t, i18n } = useTranslation();
  const starts = showTime(meeting.startsAt, zone, i18n.language);
  const ends = showTime(meeting.endsAt, zone, i18n.language);
  const place =
    meeting.tableName === null ? t('agenda.noTable') : placeName(meeting.tableName, meeting.tableKind, t);
  return (
    <li className={classes.meeting}>
      <div className={classes.times}>
        <time dateTime={meeting.startsAt} className={classes.time}>
          {starts.time}–{ends.time}
        </time>
        {otherZone !== null && (
          <OwnTime startsAt={meeting.startsAt} zone={otherZone} besideDay={starts.day} />
        )}
      </div>
      <div className={classes.who}>
        <Text fw={600}>{meeting.counterpartName}</Text>
        {goes !== undefined && <Text size="sm">{t('myAgenda.goes', { name: goes })}</Text>}
        {meeting.interpreterName !== null && (
          <Text size="sm">{t('agenda.interpreter', { name: meeting.interpreterName })}</Text>
        )}
      </div>
      <div className={classes.place}>
        {meeting.joinUrl === null ? (
          place
        ) : (
          <Anchor href={meeting.joinUrl} target="_blank" rel="noreferrer">
            {place}
          </Anchor>
        )}
      </div>
    </li>
  );
}

interface OwnTimeProps {
  readonly startsAt: string;
  readonly zone: string;
  readonly besideDay: string;
}

/** The same instant on the reader's clock, with the day where that is another. */
function OwnTime({ startsAt, zone, besideDay }: OwnTimeProps) {
  const { t, i18n } = useTranslation();
  const { time, day, offset } = showTime(startsAt, zone, i18n.language);
  return (
    <Text size="xs" c="dimmed" component="span">
      {t('agenda.ownTime', {
        time: day === besideDay ? time : `${day}, ${time}`,
        city: cityOf(zone),
        offset,
      })}
    </Text>
  );
}
