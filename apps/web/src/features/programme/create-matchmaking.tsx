import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { LANGUAGES, type Language } from '@ronda/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { isLanguage, languageNames } from '../../i18n/languages';
import { ProblemNotice } from '../../parts/problem-notice';
import { viewerZone } from '../../parts/times';

type Wish = Schema<'CreateMatchmaking'>;

const TEXTS = ['name', 'place', 'contactName', 'contactEmail'] as const;
const ADMISSIONS = ['by-approval', 'open', 'invited'] as const;

/** What is asked first; everything else has a sensible value and can be changed later. */
export function CreateMatchmaking() {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const [wish, setWish] = useState<Wish>({
    ...{ name: '', place: '', contactName: '', contactEmail: '', zone: viewerZone() },
    defaultLanguage: isLanguage(i18n.language) ? i18n.language : 'en',
    admission: 'by-approval',
  });
  const set = (part: Partial<Wish>) => {
    setWish((before) => ({ ...before, ...part }));
  };
  const create = useAction({
    perform: async (body: Wish, key) => {
      const made = await answer(
        api.POST('/api/registration/matchmakings', { params: { header: { 'Idempotency-Key': key } }, body }),
      );
      navigate(`/matchmakings/${made.id}/setup`);
      return made;
    },
    changes: ['matchmakings'],
    done: ({ name }) => t('newMatchmaking.made', { name }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) create.mutate(wish);
      }}
    >
      <Stack gap="sm">
        {TEXTS.map((field) => (
          <TextInput
            key={field}
            type={field === 'contactEmail' ? 'email' : 'text'}
            label={t(`newMatchmaking.${field}`)}
            required
            value={wish[field]}
            onChange={(event) => {
              set({ [field]: event.currentTarget.value });
            }}
          />
        ))}
        <NativeSelect
          label={t('newMatchmaking.zone')}
          value={wish.zone}
          data={Intl.supportedValuesOf('timeZone')}
          onChange={(event) => {
            set({ zone: event.currentTarget.value });
          }}
        />
        <NativeSelect
          label={t('newMatchmaking.language')}
          value={wish.defaultLanguage}
          data={LANGUAGES.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(event) => {
            set({ defaultLanguage: event.currentTarget.value as Language });
          }}
        />
        <NativeSelect
          label={t('newMatchmaking.admission.label')}
          value={wish.admission}
          data={ADMISSIONS.map((value) => ({ value, label: t(`newMatchmaking.admission.${value}`) }))}
          onChange={(event) => {
            set({ admission: event.currentTarget.value as NonNullable<Wish['admission']> });
          }}
        />
        {create.error && <ProblemNotice error={create.error} />}
        <div>
          <Button type="submit" loading={create.isPending}>
            {t('newMatchmaking.next')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
