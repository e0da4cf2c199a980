import { NativeSelect, NumberInput, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LanguagesSelect } from '../../parts/languages-select';
import type { ProfileFields } from './profile-fields';

const LISTS = ['sectors', 'offers', 'needs'] as const;

interface Props {
  readonly fields: ProfileFields;
  readonly set: <Name extends keyof ProfileFields>(name: Name, value: ProfileFields[Name]) => void;
}

/** What a participant says of itself, of whoever fills it in. */
export function ProfileInputs({ fields, set }: Props) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <TextInput
        label={t('participants.name')}
        required
        value={fields.name}
        onChange={(event) => {
          set('name', event.currentTarget.value);
        }}
      />
      <TextInput
        label={t('participants.country')}
        description={t('participants.countryHow')}
        required
        value={fields.country}
        onChange={(event) => {
          set('country', event.currentTarget.value.toUpperCase());
        }}
      />
      <NativeSelect
        label={t('participants.attends.label')}
        value={fields.attends}
        data={(['on-site', 'remote'] as const).map((value) => ({
          value,
          label: t(`participants.attends.${value}`),
        }))}
        onChange={(event) => {
          set('attends', event.currentTarget.value as ProfileFields['attends']);
        }}
      />
      <NumberInput
        label={t('participants.maxMeetings')}
        description={t('participants.maxMeetingsHow')}
        min={0}
        allowDecimal={false}
        value={fields.maxMeetings ?? ''}
        onChange={(value) => {
          set('maxMeetings', value === '' ? null : Number(value));
        }}
      />
      {LISTS.map((name) => (
        <TagsInput
          key={name}
          label={t(`participants.list.${name}`)}
          description={t('participants.listHow')}
          value={fields[name]}
          acceptValueOnBlur
          onChange={(value) => {
            set(name, value);
          }}
        />
      ))}
      <LanguagesSelect
        label={t('participants.list.languages')}
        value={fields.languages}
        onChange={(codes) => {
          set('languages', codes);
        }}
      />
      <Textarea
        label={t('participants.field.description')}
        autosize
        minRows={3}
        maxLength={5000}
        value={fields.description}
        onChange={(event) => {
          set('description', event.currentTarget.value);
        }}
      />
      <TextInput
        label={t('participants.field.website')}
        type="url"
        placeholder="https://"
        maxLength={500}
        value={fields.website ?? ''}
        onChange={(event) => {
          set('website', event.currentTarget.value === '' ? null : event.currentTarget.value);
        }}
      />
    </SimpleGrid>
  );
}
