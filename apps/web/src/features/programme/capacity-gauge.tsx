import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../parts/use-numbers';
import { roomFor } from './capacity';
import type { Programme } from './plan';

interface Props {
  readonly capacity: Programme['capacity'];
  /** Accepted requests: the meetings that want a place. */
  readonly wanted: number;
}

/** Whether everything fits, said while one types. */
export function CapacityGauge({ capacity, wanted }: Props) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { lacking, moreTables, moreSlots } = roomFor(wanted, capacity);
  const share = capacity.places === 0 ? 0 : Math.min(100, (100 * wanted) / capacity.places);
  return (
    <div role="status">
      <Text fw={600}>
        {t('matchmaking.capacity', {
          slots: number(capacity.slots),
          tables: number(capacity.tables),
          places: number(capacity.places),
        })}
      </Text>
      <Progress
        my={6}
        size="lg"
        value={lacking > 0 ? 100 : share}
        color={lacking > 0 ? 'red' : 'teal'}
        aria-label={t('programme.filled')}
      />
      <Text size="sm">
        {t('programme.wanted', { count: wanted })}{' '}
        {lacking === 0
          ? t('programme.enough')
          : moreTables === 0 || moreSlots === 0
            ? t('programme.lacking', { count: lacking })
            : `${t('programme.lacking', { count: lacking })} ${t('programme.wouldDo', {
                tables: t('programme.moreTables', { count: moreTables }),
                slots: t('programme.moreSlots', { count: moreSlots }),
              })}`}
      </Text>
    </div>
  );
}
