import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import type { Agenda } from '../agenda/queries';
import { ownRatingsQuery } from './queries';
import { RatedMeeting } from './rated-meeting';
import classes from './rate-meetings.module.css';

interface Props {
  readonly matchmakingId: string;
  readonly agenda: Agenda;
}

/** One's meetings that are over, to say how they were; nothing as long as none is. */
export default function RateMeetings({ matchmakingId, agenda }: Props) {
  const { t } = useTranslation();
  const [openedAt] = useState(() => Date.now());
  const held = agenda.meetings.filter(({ endsAt }) => Date.parse(endsAt) <= openedAt);
  const ratings = useQuery({ ...ownRatingsQuery(matchmakingId), enabled: held.length > 0 });
  if (held.length === 0) return null;
  return (
    <Section title={t('ratings.title')}>
      <Text size="sm" mb="sm">
        {t('ratings.whoSees')}
      </Text>
      <QueryView query={ratings}>
        {(given) => (
          <Stack component="ul" gap="sm" className={classes.meetings}>
            {held.map((meeting) => (
              <RatedMeeting
                key={meeting.meetingId}
                matchmakingId={matchmakingId}
                meeting={meeting}
                rating={given.find(({ meetingId }) => meetingId === meeting.meetingId)}
              />
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
