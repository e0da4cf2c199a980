import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** A time zone by its IANA name; one the browser does not list stays choosable. */
export function ZoneSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <NativeSelect
      label={t('ownProfile.zone')}
      data={(zones.includes(value) ? zones : [value, ...zones]).map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
      }))}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
