import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cityOf } from '../../parts/times';
import { useNumbers } from '../../parts/use-numbers';
import { programmeQuery } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly place: string;
  readonly zone: string;
}

/** Where and when, and how many meetings there is room for. */
export function PlaceAndDays({ matchmakingId, place, zone }: Props) {
  const { t, i18n } = useTranslation();
  const { number } = useNumbers();
  const { data: programme } = useQuery(programmeQuery(matchmakingId));
  const first = programme?.slots[0];
  const last = programme?.slots.at(-1);
  const dates = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: zone });
  return (
    <>
      {place}
      {first && last && ` · ${dates.formatRange(new Date(first.startsAt), new Date(last.startsAt))}`}
      {` · ${t('zoneTime', { city: cityOf(zone) })}`}
      {programme && (
        <div>
          {t('matchmaking.capacity', {
            slots: number(programme.capacity.slots),
            tables: number(programme.capacity.tables),
            places: number(programme.capacity.places),
          })}
        </div>
      )}
    </>
  );
}
