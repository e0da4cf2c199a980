import { Button, Fieldset, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { LANGUAGES } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { languageNames } from '../../i18n';
import { ZoneSelect } from '../../parts/zone-select';

/** A delegate as it is typed; one without an id is new. */
export type DelegateEntry = NonNullable<Schema<'ChangeParticipant'>['delegates']>[number];

const options = LANGUAGES.map((language) => ({ value: language, label: languageNames[language] }));

interface Props {
  /** From 1: the seat. */
  readonly number: number;
  readonly delegate: DelegateEntry;
  readonly onChange: (delegate: DelegateEntry) => void;
  /** Null for whom cannot be removed here. */
  readonly onRemove: (() => void) | null;
}

export function DelegateFields({ number, delegate, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('ownProfile.delegate', { number })}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <TextInput
          label={t('participants.name')}
          required
          maxLength={200}
          value={delegate.name}
          onChange={(event) => {
            onChange({ ...delegate, name: event.currentTarget.value });
          }}
        />
        <TextInput
          label={t('signIn.email')}
          type="email"
          required
          maxLength={254}
          value={delegate.email}
          onChange={(event) => {
            onChange({ ...delegate, email: event.currentTarget.value });
          }}
        />
        <NativeSelect
          label={t('language')}
          data={options}
          value={delegate.language}
          onChange={(event) => {
            onChange({ ...delegate, language: event.currentTarget.value as DelegateEntry['language'] });
          }}
        />
        <ZoneSelect
          value={delegate.zone}
          onChange={(zone) => {
            onChange({ ...delegate, zone });
          }}
        />
      </SimpleGrid>
      {onRemove && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          aria-label={t('ownProfile.removeWhom', { name: delegate.name || String(number) })}
          onClick={onRemove}
        >
          {t('ownProfile.remove')}
        </Button>
      )}
    </Fieldset>
  );
}
