import { useTranslation } from 'react-i18next';
import { cityOf, showTime } from '../../parts/times';
import type { Slot } from './painted';
import classes from './slot-painter.module.css';

interface Props {
  readonly slot: Slot;
  readonly isBlocked: boolean;
  readonly isOffHours: boolean;
  readonly zone: string;
  readonly otherZone: string | null;
  readonly isTabStop: boolean;
}

/** One slot on both clocks; pressed while the participant can meet then. */
export function SlotButton({ slot, isBlocked, isOffHours, zone, otherZone, isTabStop }: Props) {
  const { t, i18n } = useTranslation();
  const [starts, ends] = [slot.startsAt, slot.endsAt].map((at) => showTime(at, zone, i18n.language));
  const own = otherZone === null ? null : showTime(slot.startsAt, otherZone, i18n.language);
  const state = isBlocked ? 'blockedSlot' : isOffHours ? 'offHours' : 'freeSlot';
  return (
    <button
      type="button"
      className={classes.slot}
      data-slot={slot.id}
      data-state={state}
      aria-pressed={!isBlocked}
      tabIndex={isTabStop ? 0 : -1}
    >
      <span className={classes.time}>
        {starts?.time}–{ends?.time}
      </span>
      {own && otherZone !== null && (
        <span className={classes.own}>
          {own.day === starts?.day ? own.time : `${own.day}, ${own.time}`} {cityOf(otherZone)}
        </span>
      )}
      <span className={classes.state}>{t(`availability.${state}`)}</span>
    </button>
  );
}
