import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showTime } from '../../parts/times';

interface Props {
  readonly label: string;
  readonly description?: string;
  /** Instants to choose from. */
  readonly moments: readonly string[];
  readonly zone: string;
  /** What '' means, where that can be chosen. */
  readonly none?: string;
  readonly value: string;
  readonly onChange: (moment: string) => void;
}

/** One of the times at which slots begin, in the gathering's zone. */
export function MomentSelect({ label, description, moments, zone, none, value, onChange }: Props) {
  const { i18n } = useTranslation();
  const shown = moments.map((moment) => ({ moment, at: showTime(moment, zone, i18n.language) }));
  const hasDays = new Set(shown.map(({ at }) => at.day)).size > 1;
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...shown.map(({ moment, at }) => ({
          value: moment,
          label: hasDays ? `${at.day}, ${at.time}` : at.time,
        })),
      ]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
