import { Button, Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { REGIONS } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../parts/lists';
import { countryName } from '../participants/country-name';
import classes from './directory.module.css';
import type { DirectoryEntry } from './queries';
import { filterCount, NO_WISHES, valuesOf, type Wishes } from './wishes';

interface Props {
  readonly all: readonly DirectoryEntry[];
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
}

type Choice = 'region' | 'country' | 'sector' | 'language' | 'attends';

/** The search in sight, the filters behind one line, so that a phone begins with people. */
export function DirectoryFilters({ all, wishes, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const count = filterCount(wishes);
  const typed = (field: 'text' | 'offer' | 'need') => ({
    type: 'search' as const,
    value: wishes[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      onChange({ ...wishes, [field]: event.currentTarget.value });
    },
  });
  const chosen = (field: Choice, values: readonly string[], label: (value: string) => string) => ({
    value: wishes[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      onChange({ ...wishes, [field]: event.currentTarget.value });
    },
    data: [
      { value: '', label: t('participants.any') },
      ...values
        .map((value) => ({ value, label: label(value) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
    ],
  });
  return (
    <search>
      <TextInput
        label={t('directory.search')}
        description={t('directory.searchHow')}
        maw="40rem"
        {...typed('text')}
      />
      <details className={classes.filters}>
        <summary>
          {t('directory.filters')}
          {count > 0 && ` (${count})`}
        </summary>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mt="sm">
          <TextInput label={t('directory.offer')} {...typed('offer')} />
          <TextInput label={t('directory.need')} {...typed('need')} />
          <NativeSelect
            label={t('participants.sector')}
            {...chosen('sector', valuesOf(all, 'sectors'), (value) => value)}
          />
          <NativeSelect
            label={t('participants.country')}
            {...chosen('country', valuesOf(all, 'country'), (value) => countryName(value, i18n.language))}
          />
          <NativeSelect
            label={t('participants.region')}
            {...chosen('region', REGIONS, (value) => t(`region.${value as 'EU'}`))}
          />
          <NativeSelect
            label={t('directory.language')}
            {...chosen('language', valuesOf(all, 'languages'), (value) => languageName(value, i18n.language))}
          />
          <NativeSelect
            label={t('participants.attends.label')}
            {...chosen('attends', ['on-site', 'remote'], (value) =>
              t(`participants.attends.${value as 'remote'}`),
            )}
          />
          <Checkbox
            label={t('directory.onlyAskable')}
            mt="lg"
            checked={wishes.isAskable}
            onChange={(event) => {
              onChange({ ...wishes, isAskable: event.currentTarget.checked });
            }}
          />
        </SimpleGrid>
        {count > 0 && (
          <Button
            mt="sm"
            size="xs"
            variant="default"
            onClick={() => {
              onChange({ ...NO_WISHES, text: wishes.text });
            }}
          >
            {t('directory.clear')}
          </Button>
        )}
      </details>
    </search>
  );
}
