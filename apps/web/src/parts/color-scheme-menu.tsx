import { NativeSelect, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const SCHEMES = ['auto', 'light', 'dark'] as const;

export function ColorSchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      aria-label={t('colorScheme.label')}
      size="xs"
      data={SCHEMES.map((scheme) => ({ value: scheme, label: t(`colorScheme.${scheme}`) }))}
      value={colorScheme}
      onChange={(event) => {
        setColorScheme(event.currentTarget.value as MantineColorScheme);
      }}
    />
  );
}
