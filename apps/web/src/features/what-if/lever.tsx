import { Group, Slider, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly span: readonly [number, number];
  readonly value: number;
  /** What one step is, where the name does not say it. */
  readonly note?: string;
  readonly onChange: (value: number) => void;
}

/** A slider from fewer to more, with as it is between. */
export function Lever({ label, span: [min, max], value, note, onChange }: Props) {
  const { t } = useTranslation();
  const signed = value > 0 ? `+${value}` : String(value).replace('-', '−');
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm">
          {value === 0 ? t('whatIf.asItIs') : signed}
          {note !== undefined && value !== 0 && ` (${note})`}
        </Text>
      </Group>
      <Slider
        color="cyan"
        min={min}
        max={max}
        step={1}
        value={value}
        disabled={min === max}
        thumbLabel={label}
        label={null}
        marks={min < 0 && max > 0 ? [{ value: 0 }] : []}
        onChange={onChange}
        my="xs"
        mx="xs"
      />
    </div>
  );
}
