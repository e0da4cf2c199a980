import { NativeSelect } from '@mantine/core';
import { LANGUAGES, type Language } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageNames } from '../i18n';

const options = LANGUAGES.map((language) => ({ value: language, label: languageNames[language] }));

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      aria-label={t('language')}
      size="xs"
      data={options}
      value={i18n.language}
      onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
    />
  );
}
