import { Alert, Button, FileInput, Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { Figures } from '../../parts/figures';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { useNumbers } from '../../parts/use-numbers';
import { matchmakingKey } from '../matchmaking/queries';
import { ImportErrors } from './import-errors';

type As = 'admitted' | 'invited';

interface Wish {
  readonly file: File;
  readonly as: As;
  readonly dryRun: boolean;
}

/** Participants from a spreadsheet: every error in its place before anything is changed. */
export default function ImportPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const [file, setFile] = useState<File | null>(null);
  const [as, setAs] = useState<As>('admitted');
  const load = useAction({
    perform: ({ file: chosen, as: state, dryRun }: Wish, key) =>
      send(matchmakingId, chosen, state, dryRun, key),
    changes: matchmakingKey(matchmakingId),
    done: (report) => t(report.dryRun ? 'participants.import.checked' : 'participants.import.done'),
  });
  const report = load.data;
  const mayImport = report !== undefined && report.dryRun && report.errors.length === 0;
  return (
    <>
      <PageTitle title={t('participants.import.title')}>
        <TextLink href={`/matchmakings/${matchmakingId}/participants`}>{t('participants.title')}</TextLink>
      </PageTitle>
      <Stack gap="md">
        <Section title={t('participants.import.file')}>
          <Group align="flex-end" gap="sm">
            <FileInput
              label={t('participants.import.choose')}
              description={t('participants.import.how')}
              accept=".csv,.xlsx"
              miw="min(20rem, 100%)"
              value={file}
              onChange={(chosen) => {
                setFile(chosen);
                load.reset();
              }}
            />
            <NativeSelect
              label={t('participants.import.as')}
              value={as}
              data={(['admitted', 'invited'] as const).map((value) => ({
                value,
                label: t(`participants.state.${value}`),
              }))}
              onChange={(event) => {
                setAs(event.currentTarget.value as As);
                load.reset();
              }}
            />
            <Button
              variant={mayImport ? 'default' : 'filled'}
              disabled={file === null}
              loading={load.isPending}
              onClick={() => {
                if (file) load.mutate({ file, as, dryRun: true });
              }}
            >
              {t('participants.import.check')}
            </Button>
            {mayImport && (
              <Button
                loading={load.isPending}
                onClick={() => {
                  if (file) load.mutate({ file, as, dryRun: false });
                }}
              >
                {t('participants.import.import')}
              </Button>
            )}
          </Group>
          {load.error && <ProblemNotice error={load.error} />}
        </Section>
        {report && (
          <Section title={t(report.dryRun ? 'participants.import.preview' : 'participants.import.done')}>
            <Figures
              figures={(['created', 'updated', 'unchanged'] as const).map((kind) => ({
                label: t(`participants.import.${kind}`),
                value: number(report[kind]),
              }))}
            />
            {report.errors.length > 0 && (
              <>
                <Alert color="yellow" my="sm">
                  {t('participants.import.errors', { count: report.errors.length })}
                </Alert>
                <ImportErrors errors={report.errors} />
              </>
            )}
          </Section>
        )}
      </Stack>
    </>
  );
}

function send(
  matchmakingId: string,
  file: File,
  as: As,
  dryRun: boolean,
  key: string,
): Promise<Schema<'ImportReport'>> {
  const form = new FormData();
  form.set('file', file);
  return answer(
    api.POST('/api/registration/matchmakings/{matchmakingId}/participant-import', {
      params: { path: { matchmakingId }, query: { dryRun, as }, header: { 'Idempotency-Key': key } },
      body: { file: file.name },
      bodySerializer: () => form,
    }),
  );
}
