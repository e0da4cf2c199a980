import { Anchor, Paper, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName, listed } from '../../parts/lists';
import { RegionBadge } from '../../parts/region-badge';
import { countryName } from '../participants/country-name';
import { AskForMeeting } from './ask-for-meeting';
import classes from './directory.module.css';
import type { DirectoryEntry, Recommendation } from './queries';
import { ReasonList } from './reason-list';

interface Props {
  readonly matchmakingId: string;
  readonly entry: DirectoryEntry;
  /** Why it is recommended; none where it is not. */
  readonly reasons: Recommendation['reasons'];
}

/** One of those who take part: what speaks for a meeting, what they say of themselves, and the request. */
export function EntryCard({ matchmakingId, entry, reasons }: Props) {
  const { t, i18n } = useTranslation();
  const { name, region, country, kind, attends, description, languages, website } = entry;
  const facts = [
    [t('participants.list.offers'), entry.offers.join(' · ')],
    [t('participants.list.needs'), entry.needs.join(' · ')],
    [t('participants.list.sectors'), entry.sectors.join(' · ')],
    [
      t('participants.list.languages'),
      listed(
        languages.map((code) => languageName(code, i18n.language)),
        i18n.language,
      ),
    ],
  ].filter(([, value]) => value !== '');
  return (
    <Paper component="li" withBorder p="md" className={classes.entry} aria-label={name}>
      <div>
        <Title order={2} size="h4">
          {name} <RegionBadge region={region} />
        </Title>
        <Text size="sm" c="dimmed">
          {countryName(country, i18n.language)} · {t(`participants.kind.${kind}`)} ·{' '}
          {t(`participants.attends.${attends}`)}
          {website !== null && (
            <>
              {' · '}
              <Anchor href={website} underline="always" target="_blank" rel="noreferrer">
                {t('directory.website')}
              </Anchor>
            </>
          )}
        </Text>
      </div>
      {reasons.length > 0 && <ReasonList reasons={reasons} />}
      {description !== '' && (
        <Text size="sm" lineClamp={3}>
          {description}
        </Text>
      )}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <div className={classes.action}>
        <AskForMeeting matchmakingId={matchmakingId} entry={entry} />
      </div>
    </Paper>
  );
}
