import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section';
import type { Agenda } from './queries';

/** Agreed meetings without a place: one sentence for all, so that nobody can tell a private veto from lack of room. */
export function UnplacedMeetings({ agenda }: { readonly agenda: Agenda }) {
  const { t } = useTranslation();
  if (agenda.unplaced.length === 0) return null;
  return (
    <Section title={t('agenda.unplaced', { count: agenda.unplaced.length })}>
      <Text size="sm" mb="xs">
        {t('agenda.unplacedWhy')}
      </Text>
      <List>
        {agenda.unplaced.map(({ meetingId, counterpartName }) => (
          <List.Item key={meetingId}>{counterpartName}</List.Item>
        ))}
      </List>
    </Section>
  );
}
