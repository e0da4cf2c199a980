import { Checkbox, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { showMoment } from '../../parts/times';
import { useNumbers } from '../../parts/use-numbers';
import { WideTable } from '../../parts/wide-table';
import { comparisonRows } from './comparison-rows';
import { RunPlot } from './run-plot';
import { hasEnded, runsQuery, type Run } from './runs-query';

const MOST_COMPARED = 4;

/** Runs side by side: choose two or more. */
export function RunComparison({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const runs = useQuery(runsQuery(matchmakingId));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (runId: string, isChosen: boolean) => {
    setChosen((before) => (isChosen ? [...before, runId] : before.filter((id) => id !== runId)));
  };
  return (
    <Section title={t('run.compare.title')}>
      <QueryView query={runs}>
        {(all) => {
          const ended = all.filter(hasEnded);
          const compared = ended.filter(({ id }) => chosen.includes(id));
          if (ended.length === 0) return <Empty>{t('run.none')}</Empty>;
          return (
            <>
              {ended.map((run) => (
                <Checkbox
                  key={run.id}
                  my={6}
                  checked={chosen.includes(run.id)}
                  disabled={!chosen.includes(run.id) && chosen.length >= MOST_COMPARED}
                  onChange={(event) => {
                    choose(run.id, event.currentTarget.checked);
                  }}
                  label={`${showMoment(run.createdAt, i18n.language)} · ${t(`run.status.${run.status}`)} · ${t('run.plot.runOf', { seed: run.seed })}`}
                />
              ))}
              {compared.length > 1 && <SideBySide matchmakingId={matchmakingId} runs={compared} />}
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}

interface Props {
  readonly matchmakingId: string;
  readonly runs: readonly Run[];
}

function SideBySide({ matchmakingId, runs }: Props) {
  const { t, i18n } = useTranslation();
  const { number } = useNumbers();
  return (
    <>
      <RunPlot runs={runs} />
      <WideTable label={t('run.compare.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('run.compare.figure')}</Table.Th>
            {runs.map((run) => (
              <Table.Th key={run.id} scope="col">
                {showMoment(run.createdAt, i18n.language)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {comparisonRows(runs).map(({ figure, values, best }) => (
            <Table.Tr key={figure}>
              <Table.Th scope="row">{t(`run.compare.${figure}`)}</Table.Th>
              {values.map((value, index) => (
                <Table.Td key={runs[index]?.id} fw={value !== null && value === best ? 700 : undefined}>
                  {value === null ? '–' : number(value)}
                  {value !== null && value === best && ` ★`}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('run.compare.schedule')}</Table.Th>
            {runs.map(({ id, scheduleId }) => (
              <Table.Td key={id}>
                {scheduleId !== null && (
                  <TextLink href={`/matchmakings/${matchmakingId}/schedules/${scheduleId}`}>
                    {t('run.compare.open')}
                  </TextLink>
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </WideTable>
    </>
  );
}
