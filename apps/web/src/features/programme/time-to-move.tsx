import { Button, NumberInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { matchmakingKey } from '../matchmaking/queries';

interface Props {
  readonly matchmakingId: string;
  readonly bufferMinutes: number | null;
  readonly revision: number;
}

/** As the interface has it. */
const MOST_MINUTES = 240;

/** The minutes that people need from one table to another; none when the field is empty. */
export function TimeToMove({ matchmakingId, bufferMinutes, revision }: Props) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState(bufferMinutes);
  const save = useAction({
    perform: (wish: number | null) =>
      answer(
        api.PATCH('/api/registration/matchmakings/{matchmakingId}', {
          params: { path: { matchmakingId }, header: { 'If-Match': `"${revision}"` } },
          body: { bufferMinutes: wish },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('programme.buffer.saved'),
  });
  return (
    <Section title={t('programme.buffer.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate(minutes);
        }}
      >
        <Stack gap="sm" align="start">
          <NumberInput
            label={t('programme.buffer.minutes')}
            description={t('programme.buffer.means')}
            min={1}
            max={MOST_MINUTES}
            allowDecimal={false}
            value={minutes ?? ''}
            onChange={(value) => {
              setMinutes(value === '' ? null : Number(value));
            }}
          />
          {save.error && <ProblemNotice error={save.error} />}
          <Button type="submit" loading={save.isPending} disabled={minutes === bufferMinutes}>
            {t('programme.buffer.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
