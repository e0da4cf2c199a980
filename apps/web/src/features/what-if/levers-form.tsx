import { Stack, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../programme/plan';
import { Lever } from './lever';
import { slotSpan, tableSpan, type Levers } from './levers';

interface Props {
  readonly programme: Programme;
  readonly levers: Levers;
  /** The languages that participants speak. */
  readonly languages: readonly string[];
  readonly onChange: (levers: Levers) => void;
}

const MOST_INTERPRETERS = 4;
const MINUTES_AN_HOUR = 60;

/** Tables, hours and interpreters to play with. */
export function LeversForm({ programme, levers, languages, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const hours = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return (
    <Stack gap="sm">
      <Lever
        label={t('liveDay.tables')}
        span={tableSpan(programme)}
        value={levers.tables}
        onChange={(tables) => {
          onChange({ ...levers, tables });
        }}
      />
      {programme.sessions.map((session) => {
        const count = levers.slots[session.id] ?? 0;
        return (
          <Lever
            key={session.id}
            label={t('whatIf.slotsOf', { session: session.name })}
            span={slotSpan(programme, session)}
            value={count}
            note={hours.format((count * (session.slotMinutes + session.pauseMinutes)) / MINUTES_AN_HOUR)}
            onChange={(value) => {
              onChange({ ...levers, slots: { ...levers.slots, [session.id]: value } });
            }}
          />
        );
      })}
      <Lever
        label={t('whatIf.interpreters')}
        span={[0, MOST_INTERPRETERS]}
        value={levers.interpreters}
        onChange={(interpreters) => {
          onChange({ ...levers, interpreters });
        }}
      />
      {levers.interpreters > 0 && (
        <TagsInput
          label={t('whatIf.theySpeak')}
          description={t('participants.listHow')}
          data={[...languages]}
          value={[...levers.languages]}
          onChange={(chosen) => {
            onChange({ ...levers, languages: chosen });
          }}
        />
      )}
    </Stack>
  );
}
