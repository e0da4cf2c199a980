import { Checkbox, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ZoneSelect } from '../../parts/zone-select';
import type { Participant } from '../participants/filters';

interface Props {
  readonly isRemote: boolean;
  readonly zone: string;
  readonly hours: Participant['localHours'];
  readonly onZone: (zone: string) => void;
  readonly onHours: (hours: Participant['localHours']) => void;
}

const OFFICE_HOURS = { from: '08:00', until: '19:00' };

/** The participant's own clock, and from when until when it meets others over the network. */
export function LocalHours({ isRemote, zone, hours, onZone, onHours }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap="md" align="flex-end">
      <ZoneSelect value={zone} onChange={onZone} />
      {isRemote && (
        <Checkbox
          mb={8}
          label={t('availability.onlyHours')}
          checked={hours !== null}
          onChange={(event) => {
            onHours(event.currentTarget.checked ? OFFICE_HOURS : null);
          }}
        />
      )}
      {isRemote &&
        hours &&
        (['from', 'until'] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            required
            label={t(`availability.${end}`)}
            value={hours[end]}
            onChange={(event) => {
              onHours({ ...hours, [end]: event.currentTarget.value });
            }}
          />
        ))}
    </Group>
  );
}
