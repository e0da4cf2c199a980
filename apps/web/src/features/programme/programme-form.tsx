import { Alert, Button, Group, NumberInput, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { useLeaveWarning } from '../../parts/use-leave-warning';
import { requestStatisticsQuery } from '../matchmaking/queries';
import { CapacityGauge } from './capacity-gauge';
import { nextSession, withTables, type Programme } from './plan';
import { ProgrammeEffect } from './programme-effect';
import { SessionFields } from './session-fields';
import { useProgrammeForm } from './use-programme-form';

interface Props {
  readonly matchmakingId: string;
  readonly zone: string;
  readonly programme: Programme;
}

const KINDS = ['table', 'virtual'] as const;
const MOST_TABLES = 500;

/** Days, sessions, slots and tables, with what they come to while one types. */
export function ProgrammeForm({ matchmakingId, zone, programme }: Props) {
  const { t } = useTranslation();
  const { plan, change, preview, save, merged, isChanged } = useProgrammeForm(matchmakingId, programme);
  const { data: requests } = useQuery(requestStatisticsQuery(matchmakingId));
  useLeaveWarning(isChanged);
  const { sessions, tables } = plan;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Stack gap="md">
        <Section title={t('programme.sessions')}>
          {sessions.map((session, index) => (
            <SessionFields
              key={session.id ?? `new ${index}`}
              session={session}
              onChange={(changed) => {
                change({ sessions: sessions.with(index, changed) });
              }}
              onRemove={() => {
                change({ sessions: sessions.toSpliced(index, 1) });
              }}
            />
          ))}
          <Button
            variant="default"
            onClick={() => {
              const name = t('programme.sessionNumber', { number: sessions.length + 1 });
              change({ sessions: [...sessions, nextSession(sessions, name, today())] });
            }}
          >
            {t('programme.addSession')}
          </Button>
          <Group gap="sm" mt="md">
            {KINDS.map((kind) => (
              <NumberInput
                key={kind}
                label={t(`programme.count.${kind}`)}
                min={0}
                max={MOST_TABLES}
                allowDecimal={false}
                value={tables.filter((table) => table.kind === kind).length}
                onChange={(count) => {
                  if (count !== '') change({ tables: withTables(tables, kind, Number(count)) });
                }}
              />
            ))}
          </Group>
        </Section>
        <Section title={t('programme.effect')}>
          {preview.error && <ProblemNotice error={preview.error} />}
          {preview.data && (
            <>
              <CapacityGauge
                capacity={preview.data.programme.capacity}
                wanted={requests?.byStatus.accepted ?? 0}
              />
              <ProgrammeEffect matchmakingId={matchmakingId} zone={zone} change={preview.data.change} />
            </>
          )}
          {merged && (
            <Alert mt="sm" color="yellow" role="alert">
              {merged.theirs.length > 0 && t('programme.merged', { names: merged.theirs.join(', ') })}{' '}
              {merged.conflicts.length > 0 && t('programme.conflict', { names: merged.conflicts.join(', ') })}
            </Alert>
          )}
          {save.error && <ProblemNotice error={save.error} />}
          <Button type="submit" mt="md" loading={save.isPending} disabled={!isChanged}>
            {t('programme.save')}
          </Button>
        </Section>
      </Stack>
    </form>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
