import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { MomentSelect } from './moment-select';

interface Props {
  readonly name: string;
  readonly moments: readonly string[];
  readonly zone: string;
  /** When the slot began that is going on. */
  readonly now: string;
  readonly isPending: boolean;
  readonly onNote: (body: Schema<'NoteAttendance'>) => void;
  readonly onCancel: () => void;
}

/** From when on somebody is not there, until when, and why. */
export function NoteAbsence({ name, moments, zone, now, isPending, onNote, onCancel }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<'late' | 'absent'>('late');
  const [from, setFrom] = useState(now);
  const later = moments.filter((moment) => moment > from);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const end = later.includes(until) ? until : later[0];
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  const note = () => {
    if (state === 'absent') onNote({ state, from, ...why });
    else if (end !== undefined) onNote({ state, from, until: end, ...why });
  };
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={t('liveDay.absenceOf', { name })} mt="xs">
      <SegmentedControl
        aria-label={t('liveDay.absenceOf', { name })}
        value={state}
        onChange={(value) => {
          setState(value);
        }}
        data={[
          { value: 'late', label: t('liveDay.isLate') },
          { value: 'absent', label: t('liveDay.isAbsent') },
        ]}
      />
      <MomentSelect
        label={t('liveDay.from')}
        moments={state === 'late' ? moments.slice(0, -1) : moments}
        zone={zone}
        value={from}
        onChange={setFrom}
      />
      {state === 'late' && end !== undefined && (
        <MomentSelect
          label={t('liveDay.until')}
          moments={later}
          zone={zone}
          value={end}
          onChange={setUntil}
        />
      )}
      <TextInput
        label={t('reasonField.label')}
        description={t('reasonField.how')}
        maxLength={300}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <Group gap="xs">
        <Button loading={isPending} disabled={state === 'late' && end === undefined} onClick={note}>
          {t('liveDay.note')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </Group>
  );
}
