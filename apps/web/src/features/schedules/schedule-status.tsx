import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule } from './queries';

const colors: Readonly<Record<Schedule['status'], string>> = {
  draft: 'yellow',
  published: 'teal',
  superseded: 'gray',
};

export function ScheduleStatus({ status }: { readonly status: Schedule['status'] }) {
  const { t } = useTranslation();
  return (
    <Badge color={colors[status]} variant="light">
      {t(`schedule.status.${status}`)}
    </Badge>
  );
}
