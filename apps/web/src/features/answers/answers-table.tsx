import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { showMoment, showTime } from '../../parts/times';
import { WideTable } from '../../parts/wide-table';
import type { Names } from '../schedules/explain';
import type { Grid } from '../schedules/queries';
import type { AnsweredMeeting } from './by-meeting';
import { DeclineProposal } from './decline-proposal';
import type { InvitationAnswer } from './queries';

interface Props {
  readonly matchmakingId: string;
  /** The published version. */
  readonly grid: Grid;
  readonly meetings: readonly AnsweredMeeting[];
  readonly names: Names;
  readonly zone: string;
}

const colors: Readonly<Record<InvitationAnswer['response'], string>> = {
  ACCEPTED: 'teal',
  TENTATIVE: 'yellow',
  DECLINED: 'red',
  COUNTER: 'yellow',
  'NEEDS-ACTION': 'gray',
};

/** Meeting by meeting, who answered what; somebody's words and other wishes stand below their name. */
export function AnswersTable({ matchmakingId, grid, meetings, names, zone }: Props) {
  const { t, i18n } = useTranslation();
  const placed = new Map(grid.meetings.map((meeting) => [meeting.meetingId, meeting]));
  if (meetings.length === 0) return <Empty>{t('answers.none')}</Empty>;
  return (
    <WideTable label={t('answers.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('difference.meeting')}</Table.Th>
          <Table.Th scope="col">{t('answers.answers')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {meetings.map(({ meetingId, answers }) => {
          const meeting = placed.get(meetingId);
          return (
            <Table.Tr key={meetingId}>
              <Table.Td>
                {meeting
                  ? `${names.participant(meeting.aId)} – ${names.participant(meeting.bId)}`
                  : meetingId}
                {meeting && (
                  <Text size="xs" c="dimmed">
                    {names.slot(meeting.slotId)}
                    {meeting.tableId !== null && ` · ${names.table(meeting.tableId)}`}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {answers.map((one) => (
                  <div key={one.delegateId}>
                    <Badge color={colors[one.response]} variant="light">
                      {t(`answers.response.${one.response}`)}
                    </Badge>{' '}
                    {one.name}
                    <Text size="xs" c="dimmed">
                      {[
                        one.answeredAt !== null && !one.isCurrent && t('answers.beforeChange'),
                        one.source !== null && t(`answers.source.${one.source}`),
                        one.answeredAt !== null && showMoment(one.answeredAt, i18n.language, zone),
                        one.comment !== null && `“${one.comment}”`,
                        one.proposedStartsAt !== null &&
                          t('answers.wouldRather', {
                            time: showTime(one.proposedStartsAt, zone, i18n.language).time,
                          }),
                        one.proposalDeclinedAt !== null && t('answers.proposal.isDeclined'),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                    {isOpenProposal(one) && <DeclineProposal matchmakingId={matchmakingId} proposal={one} />}
                  </div>
                ))}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </WideTable>
  );
}

/** Another time that nobody said no to yet, of the meeting as it stands. */
const isOpenProposal = ({ response, isCurrent, proposalDeclinedAt }: InvitationAnswer): boolean =>
  response === 'COUNTER' && isCurrent && proposalDeclinedAt === null;
