import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { REGIONS } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import { sectorsOf, type Filters, type Participant } from './filters';

interface Props {
  readonly all: readonly Participant[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

const STATES = ['applied', 'invited', 'waiting', 'admitted', 'declined', 'withdrawn'] as const;
const ATTENDANCES = ['on-site', 'remote'] as const;

export function ParticipantFilters({ all, filters, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const anything = { value: '', label: t('participants.any') };
  const choice = (field: 'state' | 'region' | 'sector' | 'attends') => ({
    value: filters[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      onChange({ ...filters, [field]: event.currentTarget.value });
    },
  });
  return (
    <Group gap="sm" align="flex-end" mb="md">
      <TextInput
        type="search"
        label={t('participants.search')}
        value={filters.text}
        onChange={(event) => {
          onChange({ ...filters, text: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label={t('participants.state.label')}
        {...choice('state')}
        data={[anything, ...STATES.map((value) => ({ value, label: t(`participants.state.${value}`) }))]}
      />
      <NativeSelect
        label={t('participants.region')}
        {...choice('region')}
        data={[anything, ...REGIONS.map((value) => ({ value, label: t(`region.${value}`) }))]}
      />
      <NativeSelect
        label={t('participants.sector')}
        {...choice('sector')}
        data={[anything, ...sectorsOf(all, i18n.language).map((value) => ({ value, label: value }))]}
      />
      <NativeSelect
        label={t('participants.attends.label')}
        {...choice('attends')}
        data={[
          anything,
          ...ATTENDANCES.map((value) => ({ value, label: t(`participants.attends.${value}`) })),
        ]}
      />
      <Checkbox
        label={t('participants.onlyMissing')}
        mb={8}
        checked={filters.isMissing}
        onChange={(event) => {
          onChange({ ...filters, isMissing: event.currentTarget.checked });
        }}
      />
    </Group>
  );
}
