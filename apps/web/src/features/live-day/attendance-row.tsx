import { Button, Group, Text } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { RegionBadge } from '../../parts/region-badge';
import { showTime } from '../../parts/times';
import { AttendanceBadge } from './attendance-badge';
import classes from './live-day.module.css';
import { NoteAbsence } from './note-absence';
import type { Attendance } from './queries';
import { useNoteAttendance } from './use-note-attendance';

interface Props {
  readonly matchmakingId: string;
  readonly attendance: Attendance;
  readonly name: string;
  readonly region: 'EU' | 'LAC';
  /** "10:20 · Table 4"; null where nothing comes any more. */
  readonly next: string | null;
  readonly moments: readonly string[];
  readonly zone: string;
  readonly now: string;
}

/** One participant at the check-in desk. */
export const AttendanceRow = memo(function AttendanceRow(props: Props) {
  const { matchmakingId, attendance, name, region, next, moments, zone, now } = props;
  const { t, i18n } = useTranslation();
  const [isAbsenceOpen, setIsAbsenceOpen] = useState(false);
  const note = useNoteAttendance(matchmakingId, () => name);
  const { participantId, revision, state, from, until } = attendance;
  const time = (instant: string) => showTime(instant, zone, i18n.language).time;
  return (
    <li className={classes.row} aria-label={name}>
      <Group justify="space-between" gap="xs">
        <div className={classes.who}>
          <Text component="span" fw={600}>
            {name}
          </Text>{' '}
          <RegionBadge region={region} /> <AttendanceBadge state={state} />{' '}
          <Text size="sm" c="dimmed">
            {from !== null &&
              (until === null
                ? t('liveDay.awayFrom', { from: time(from) })
                : t('liveDay.awayBetween', { from: time(from), until: time(until) }))}
            {from !== null && ' · '}
            {next === null ? t('liveDay.nothingNext') : t('liveDay.next', { place: next })}
          </Text>
        </div>
        <Group gap="xs">
          {state !== 'arrived' && (
            <Button
              size="xs"
              loading={note.isPending}
              onClick={() => {
                note.mutate({ participantId, revision, body: { state: 'arrived' } });
              }}
            >
              {t('liveDay.checkIn')}
            </Button>
          )}
          {state === 'arrived' && (
            <Button
              size="xs"
              variant="default"
              loading={note.isPending}
              onClick={() => {
                note.mutate({ participantId, revision, body: { state: 'expected' } });
              }}
            >
              {t('liveDay.takeBack')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            aria-expanded={isAbsenceOpen}
            onClick={() => {
              setIsAbsenceOpen(!isAbsenceOpen);
            }}
          >
            {t('liveDay.notHere')}
          </Button>
        </Group>
      </Group>
      {isAbsenceOpen && (
        <NoteAbsence
          {...{ name, moments, zone, now }}
          isPending={note.isPending}
          onNote={(body) => {
            note.mutate(
              { participantId, revision, body },
              {
                onSuccess: () => {
                  setIsAbsenceOpen(false);
                },
              },
            );
          }}
          onCancel={() => {
            setIsAbsenceOpen(false);
          }}
        />
      )}
      {note.error && <ProblemNotice error={note.error} />}
    </li>
  );
});
