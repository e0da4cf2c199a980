import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Attendance } from './queries';

const colors: Readonly<Record<Attendance['state'], string>> = {
  expected: 'gray',
  arrived: 'teal',
  late: 'yellow',
  absent: 'red',
};

export function AttendanceBadge({ state }: Pick<Attendance, 'state'>) {
  const { t } = useTranslation();
  return (
    <Badge color={colors[state]} variant="light">
      {t(`liveDay.state.${state}`)}
    </Badge>
  );
}
