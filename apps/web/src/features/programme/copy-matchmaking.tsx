import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';

interface Wish {
  readonly matchmakingId: string;
  readonly name: string;
  readonly firstDay: string;
}

/** A gathering like a past one, on other days. */
export function CopyMatchmaking({ past }: { readonly past: readonly Schema<'Matchmaking'>[] }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [wish, setWish] = useState<Wish>({ matchmakingId: past[0]?.id ?? '', name: '', firstDay: '' });
  const copy = useAction({
    perform: async ({ matchmakingId, name, firstDay }: Wish, key) => {
      const made = await answer(
        api.POST('/api/registration/matchmakings/{matchmakingId}/copies', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { name, firstDay },
        }),
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
        if (!copy.isPending) copy.mutate(wish);
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('newMatchmaking.of')}
          value={wish.matchmakingId}
          data={past.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => {
            setWish({ ...wish, matchmakingId: event.currentTarget.value });
          }}
        />
        <TextInput
          label={t('newMatchmaking.name')}
          required
          value={wish.name}
          onChange={(event) => {
            setWish({ ...wish, name: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={t('newMatchmaking.firstDay')}
          required
          value={wish.firstDay}
          onChange={(event) => {
            setWish({ ...wish, firstDay: event.currentTarget.value });
          }}
        />
        {copy.error && <ProblemNotice error={copy.error} />}
        <div>
          <Button type="submit" variant="default" loading={copy.isPending}>
            {t('newMatchmaking.copyNow')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
