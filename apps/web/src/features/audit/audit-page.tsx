import { Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { PageTitle } from '../../parts/page-title';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { matchmakingQuery, participantsQuery } from '../matchmaking/queries';
import { namesIn } from '../schedules/explain';
import { gridQuery, schedulesQuery, unplacedQuery } from '../schedules/queries';
import { AuditTable } from './audit-table';

/** "Who moved this meeting, when and why": everything anybody did in the gathering, narrowed by its address. */
export default function AuditPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const { data: participants = [] } = useQuery(participantsQuery(matchmakingId));
  const { data: schedules = [] } = useQuery(schedulesQuery(matchmakingId));
  const shownId = (schedules.find(({ status }) => status === 'published') ?? schedules[0])?.id;
  const wanted = { enabled: shownId !== undefined };
  const { data: grid } = useQuery({ ...gridQuery(matchmakingId, shownId ?? ''), ...wanted });
  const { data: unplaced = [] } = useQuery({ ...unplacedQuery(matchmakingId, shownId ?? ''), ...wanted });
  const [search, setSearch] = useSearchParams();
  const [meetingId, participantId] = [search.get('meeting') ?? '', search.get('participant') ?? ''];
  const zone = matchmaking?.zone ?? 'UTC';
  const names = useMemo(
    () => (grid ? namesIn(grid, zone, i18n.language, t) : null),
    [grid, zone, i18n.language, t],
  );
  const nameOf = new Map(participants.map(({ id, name }) => [id, name]));
  const meetings = [...(grid?.meetings ?? []), ...unplaced]
    .map(({ meetingId: id, aId, bId }) => ({
      id,
      aId,
      bId,
      label: `${nameOf.get(aId) ?? aId} – ${nameOf.get(bId) ?? bId}`,
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language));
  const labels = new Map(meetings.map(({ id, label }) => [id, label]));
  const offered = meetings.filter(
    ({ aId, bId }) => participantId === '' || [aId, bId].includes(participantId),
  );
  const narrow = (key: string, value: string) => {
    setSearch(
      (before) => {
        if (value === '') before.delete(key);
        else before.set(key, value);
        return before;
      },
      { replace: true },
    );
  };
  const anything = { value: '', label: t('participants.any') };
  return (
    <>
      <PageTitle title={t('audit.title')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <Section title={t('audit.trail')}>
        <Group gap="sm" align="flex-end" mb="md">
          <NativeSelect
            label={t('audit.participant')}
            maw="100%"
            value={participantId}
            data={[anything, ...participants.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => {
              narrow('participant', event.currentTarget.value);
            }}
          />
          <NativeSelect
            label={t('difference.meeting')}
            maw="100%"
            value={labels.has(meetingId) ? meetingId : ''}
            data={[anything, ...offered.map(({ id, label }) => ({ value: id, label }))]}
            onChange={(event) => {
              narrow('meeting', event.currentTarget.value);
            }}
          />
          {(meetingId !== '' || participantId !== '') && (
            <Button
              variant="default"
              onClick={() => {
                setSearch({}, { replace: true });
              }}
            >
              {t('audit.everything')}
            </Button>
          )}
        </Group>
        <AuditTable
          matchmakingId={matchmakingId}
          filter={{
            ...(meetingId !== '' && { meetingId }),
            ...(participantId !== '' && { participantId }),
          }}
          names={names}
          subject={(id) => labels.get(id) ?? nameOf.get(id) ?? names?.table(id).replace(id, '') ?? ''}
        />
      </Section>
    </>
  );
}
