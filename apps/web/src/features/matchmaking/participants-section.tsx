import { Text } from '@mantine/core';
import { REGIONS } from '@ronda/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { useNumbers } from '../../parts/use-numbers';
import { participantsQuery } from './queries';

/** Who takes part, by region. */
export function ParticipantsSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const participants = useQuery(participantsQuery(matchmakingId));
  return (
    <Section title={t('participants.title')}>
      <QueryView query={participants}>
        {(all) => {
          const admitted = all.filter(({ state }) => state === 'admitted');
          const countries = new Set(admitted.map(({ country }) => country));
          return (
            <>
              <Figures
                figures={[
                  ...REGIONS.map((region) => ({
                    label: t(`region.${region}`),
                    value: number(admitted.filter((one) => one.region === region).length),
                  })),
                  { label: t('participants.countries'), value: number(countries.size) },
                  {
                    label: t('participants.remote'),
                    value: number(admitted.filter(({ attends }) => attends === 'remote').length),
                  },
                ]}
              />
              <Text mt="sm">
                <TextLink href={`/matchmakings/${matchmakingId}/participants`}>
                  {t('participants.all', { count: all.length })}
                </TextLink>
              </Text>
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}
