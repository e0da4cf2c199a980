import { Badge, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RegionBadge } from '../../parts/region-badge';
import { TextLink } from '../../parts/text-link';
import { WideTable } from '../../parts/wide-table';
import { AdmissionButtons } from './admission-buttons';
import { countryName } from './country-name';
import { missingOf, type Participant } from './filters';

interface Props {
  readonly matchmakingId: string;
  readonly participants: readonly Participant[];
}

export function ParticipantTable({ matchmakingId, participants }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <WideTable label={t('participants.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('participants.name')}</Table.Th>
          <Table.Th scope="col">{t('participants.country')}</Table.Th>
          <Table.Th scope="col" visibleFrom="md">
            {t('participants.delegates')}
          </Table.Th>
          <Table.Th scope="col">{t('participants.state.label')}</Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t('participants.missing.label')}
          </Table.Th>
          <Table.Th scope="col" visibleFrom="sm">
            {t('participants.decide')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {participants.map((participant) => {
          const { id, name, region, country, state, delegates } = participant;
          return (
            <Table.Tr key={id}>
              <Table.Td>
                <TextLink href={`/matchmakings/${matchmakingId}/participants/${id}`}>{name}</TextLink>
              </Table.Td>
              <Table.Td>
                <RegionBadge region={region} /> {countryName(country, i18n.language)}
              </Table.Td>
              <Table.Td visibleFrom="md">{delegates.map((delegate) => delegate.name).join(', ')}</Table.Td>
              <Table.Td>{t(`participants.state.${state}`)}</Table.Td>
              <Table.Td visibleFrom="sm">
                <Group gap={4}>
                  {missingOf(participant).map((field) => (
                    <Badge key={field} size="sm" variant="outline" color="gray">
                      {t(`participants.missing.${field}`)}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <AdmissionButtons matchmakingId={matchmakingId} participant={participant} />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </WideTable>
  );
}
