import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Empty } from '../../parts/empty';
import { ProblemNotice } from '../../parts/problem-notice';
import { areZonesAlike, cityOf } from '../../parts/times';
import { useLeaveWarning } from '../../parts/use-leave-warning';
import type { Participant } from '../participants/filters';
import { OverlapNotice } from '../participants/overlap-notice';
import { useParticipantForm } from '../participants/use-participant-form';
import { LocalHours } from './local-hours';
import { absencesAfter, blockedSlots, isWithinHours } from './painted';
import { SlotPainter } from './slot-painter';

interface Fields {
  /** The slots in which the participant cannot meet, in their order. */
  readonly blocked: readonly string[];
  readonly zone: string;
  readonly localHours: Participant['localHours'];
}

interface Props {
  readonly matchmakingId: string;
  readonly participant: Participant;
  readonly programme: Schema<'Programme'>;
  /** The gathering's. */
  readonly zone: string;
}

export function AvailabilityForm({ matchmakingId, participant, programme, zone }: Props) {
  const { t } = useTranslation();
  const slots = useMemo(
    () => programme.slots.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
    [programme],
  );
  const { fields, set, save, overlap, isChanged } = useParticipantForm(matchmakingId, participant, {
    fieldsOf: ({ unavailable, zone, localHours }): Fields => ({
      blocked: blockedSlots(slots, unavailable),
      ...{ zone, localHours },
    }),
    bodyOf: ({ blocked, ...others }, before) => ({
      ...others,
      ...(blocked && { unavailable: absencesAfter(slots, before.unavailable, new Set(blocked), zone) }),
    }),
  });
  useLeaveWarning(isChanged);
  const blocked = new Set(fields.blocked);
  const isRemote = participant.attends === 'remote';
  const offHours = new Set(
    slots
      .filter((slot) => isRemote && fields.localHours && !isWithinHours(slot, fields.localHours, fields.zone))
      .map(({ id }) => id),
  );
  const otherZone = areZonesAlike(
    slots.map(({ startsAt }) => startsAt),
    zone,
    fields.zone,
  )
    ? null
    : fields.zone;
  const open = slots.filter(({ id }) => !blocked.has(id) && !offHours.has(id)).length;
  if (slots.length === 0) return <Empty>{t('availability.noSlots')}</Empty>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Stack gap="md">
        <Text>{t('availability.how')}</Text>
        <LocalHours
          isRemote={isRemote}
          zone={fields.zone}
          hours={fields.localHours}
          onZone={(chosen) => {
            set('zone', chosen);
          }}
          onHours={(hours) => {
            set('localHours', hours);
          }}
        />
        <Text size="sm" c="dimmed">
          {otherZone === null
            ? t('availability.oneZone', { city: cityOf(zone) })
            : t('availability.twoZones', { city: cityOf(zone), own: cityOf(otherZone) })}
        </Text>
        <SlotPainter
          programme={programme}
          slots={slots}
          blocked={blocked}
          offHours={offHours}
          zone={zone}
          otherZone={otherZone}
          onPaint={(after) => {
            set(
              'blocked',
              slots.filter(({ id }) => after.has(id)).map(({ id }) => id),
            );
          }}
        />
        <Text role="status" fw={600}>
          {t('availability.open', { count: open, all: slots.length })}
        </Text>
        {overlap && (
          <OverlapNotice
            overlap={overlap}
            label={(name) => t(`availability.field.${name}`)}
            said={(value) => {
              if (value === null) return '–';
              if (typeof value === 'string') return value;
              return 'from' in value
                ? `${value.from}–${value.until}`
                : t('availability.blocked', { count: value.length });
            }}
            onTake={(name) => {
              set(name, overlap.theirs[name]);
            }}
          />
        )}
        {save.error && <ProblemNotice error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!isChanged && !overlap?.conflicts.length}>
            {t('participants.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
