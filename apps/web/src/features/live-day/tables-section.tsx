import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section';
import type { Names } from '../schedules/explain';
import classes from './live-day.module.css';
import type { TableCondition } from './queries';
import { TableRow } from './table-row';

interface Props {
  readonly matchmakingId: string;
  readonly tables: readonly TableCondition[];
  readonly names: Names;
  readonly moments: readonly string[];
  readonly zone: string;
  readonly now: string;
}

/** The tables of the venue, and those that cannot be used. */
export function TablesSection({ tables, names, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t('liveDay.tables')}>
      <ul className={classes.rows}>
        {tables.map((condition) => (
          <TableRow
            key={condition.tableId}
            condition={condition}
            name={names.table(condition.tableId)}
            {...rest}
          />
        ))}
      </ul>
    </Section>
  );
}
