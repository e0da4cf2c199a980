import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Section } from '../../parts/section';
import { participantsQuery } from '../matchmaking/queries';
import { matching } from '../participants/matching';
import type { Names } from '../schedules/explain';
import type { Grid } from '../schedules/queries';
import { AttendanceRow } from './attendance-row';
import classes from './live-day.module.css';
import { nextMeetings } from './next-meetings';
import type { Attendance } from './queries';

const STATES: readonly Attendance['state'][] = ['expected', 'arrived', 'late', 'absent'];
/** Of a large gathering one looks for a name; all rows at once would be slow on a telephone. */
const FIRST_SHOWN = 30;

interface Props {
  readonly matchmakingId: string;
  readonly grid: Grid;
  readonly attendances: readonly Attendance[];
  readonly names: Names;
  readonly moments: readonly string[];
  readonly zone: string;
  readonly moment: string;
  readonly now: string;
}

/** The check-in desk: find somebody, note that they came, are late or are not there. */
export function CheckInSection(props: Props) {
  const { matchmakingId, grid, attendances, names, moments, zone, moment, now } = props;
  const { t, i18n } = useTranslation();
  const [text, setText] = useState('');
  const [state, setState] = useState<Attendance['state'] | ''>('');
  const [isAll, setIsAll] = useState(false);
  const sought = useDeferredValue(text);
  const next = useMemo(() => nextMeetings(grid.meetings, moment), [grid.meetings, moment]);
  const known = useMemo(() => new Map(attendances.map((one) => [one.participantId, one])), [attendances]);
  const { data: participants = [] } = useQuery(participantsQuery(matchmakingId));
  const people = participants.flatMap((participant) => {
    const attendance = known.get(participant.id);
    const isShown = attendance && (state === '' || attendance.state === state);
    return isShown ? [{ ...participant, attendance }] : [];
  });
  const found = matching(people, sought, i18n.language);
  const shown = isAll ? found : found.slice(0, FIRST_SHOWN);
  const placeOf = (participantId: string): string | null => {
    const meeting = next.get(participantId);
    if (!meeting) return null;
    const place = [names.slot(meeting.slotId)];
    if (meeting.tableId !== null) place.push(names.table(meeting.tableId));
    return place.join(' · ');
  };
  return (
    <Section title={t('liveDay.checkInTitle')}>
      <Group gap="sm" align="flex-end" mb="sm">
        <TextInput
          type="search"
          label={t('liveDay.find')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label={t('participants.state.label')}
          value={state}
          data={[
            { value: '', label: t('participants.any') },
            ...STATES.map((value) => ({ value, label: t(`liveDay.state.${value}`) })),
          ]}
          onChange={(event) => {
            setState(event.currentTarget.value as Attendance['state'] | '');
          }}
        />
        <Text size="sm" c="dimmed" role="status">
          {t('participants.shown', { count: shown.length, all: people.length })}
        </Text>
      </Group>
      {found.length === 0 && <Empty>{t('participants.none')}</Empty>}
      <ul className={classes.rows}>
        {shown.map(({ id, name, region, attendance }) => (
          <AttendanceRow
            key={id}
            next={placeOf(id)}
            {...{ matchmakingId, attendance, name, region, moments, zone, now }}
          />
        ))}
      </ul>
      {shown.length < found.length && (
        <Button
          variant="default"
          mt="sm"
          onClick={() => {
            setIsAll(true);
          }}
        >
          {t('participants.all', { count: found.length })}
        </Button>
      )}
    </Section>
  );
}
