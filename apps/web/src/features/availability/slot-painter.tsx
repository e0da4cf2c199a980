import { Button, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { showTime } from '../../parts/times';
import type { Slot } from './painted';
import { SlotButton } from './slot-button';
import classes from './slot-painter.module.css';
import { useBrush } from './use-brush';

interface Props {
  readonly programme: Schema<'Programme'>;
  /** In the order of time. */
  readonly slots: readonly Slot[];
  readonly blocked: ReadonlySet<string>;
  /** Outside of the hours that the participant accepts at its own place. */
  readonly offHours: ReadonlySet<string>;
  readonly zone: string;
  /** The participant's own; null where its clocks show the same. */
  readonly otherZone: string | null;
  readonly onPaint: (blocked: ReadonlySet<string>) => void;
}

/**
 * The slots of the gathering, to be painted free or not: by a press, by dragging the mouse over several, or by
 * keyboard (arrows move, space paints, with shift arrows paint on). One stop of the tab key a session.
 */
export function SlotPainter({ programme, slots, blocked, offHours, zone, otherZone, onPaint }: Props) {
  const { t, i18n } = useTranslation();
  const brush = useBrush(blocked, onPaint);
  return programme.sessions.map((session) => {
    const own = slots.filter(({ sessionId }) => sessionId === session.id);
    const [first] = own;
    if (!first) return null;
    const isAllBlocked = own.every(({ id }) => blocked.has(id));
    const { day, offset } = showTime(first.startsAt, zone, i18n.language);
    return (
      <section key={session.id} aria-labelledby={`session-${session.id}`}>
        <Group justify="space-between" gap="xs" mb="xs">
          <Title order={2} size="h4" id={`session-${session.id}`}>
            {session.name} · {day}{' '}
            <Text span size="sm" c="dimmed">
              ({offset})
            </Text>
          </Title>
          <Button
            size="xs"
            variant="default"
            aria-label={`${t(isAllBlocked ? 'availability.freeAll' : 'availability.blockAll')}: ${session.name}, ${day}`}
            onClick={() => {
              brush.paint(
                own.map(({ id }) => id),
                !isAllBlocked,
              );
            }}
          >
            {t(isAllBlocked ? 'availability.freeAll' : 'availability.blockAll')}
          </Button>
        </Group>
        <div
          role="group"
          aria-labelledby={`session-${session.id}`}
          className={classes.slots}
          {...brush.events}
        >
          {own.map((slot, index) => (
            <SlotButton
              key={slot.id}
              slot={slot}
              isBlocked={blocked.has(slot.id)}
              isOffHours={offHours.has(slot.id)}
              zone={zone}
              otherZone={otherZone}
              isTabStop={brush.isTabStop(slot.id, index, own)}
            />
          ))}
        </div>
      </section>
    );
  });
}
