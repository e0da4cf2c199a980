import { Button, Group, Input, NativeSelect, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import type { Agenda } from '../agenda/queries';
import { ownRatingsKey, type Rating } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly meeting: Agenda['meetings'][number];
  readonly rating: Rating | undefined;
  readonly onClose: () => void;
}

const SCORES = ['1', '2', '3', '4', '5'];
/** The longest note the server takes. */
const NOTE_LENGTH = 500;

/** How a meeting was, from 1 to 5; whether it led to cooperation; a note. */
export function RatingForm({ matchmakingId, meeting, rating, onClose }: Props) {
  const { t } = useTranslation();
  const [score, setScore] = useState(rating ? String(rating.score) : '');
  const [cooperation, setCooperation] = useState(rating?.cooperation ?? null);
  const [note, setNote] = useState(rating?.note ?? '');
  const { meetingId, counterpartName: name } = meeting;
  const rate = useAction({
    perform: (body: Schema<'RateMeeting'>) =>
      answer(
        api.PUT('/api/scheduling/matchmakings/{matchmakingId}/my-ratings/{meetingId}', {
          params: {
            path: { matchmakingId, meetingId },
            header: { 'If-Match': `"${rating?.revision ?? 0}"` },
          },
          body,
        }),
      ),
    changes: ownRatingsKey(matchmakingId),
    done: () => t('ratings.saved', { name }),
  });
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    rate.mutate({ score: Number(score), cooperation, note }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={save} aria-label={t('ratings.rateOf', { name })}>
      <Stack gap="sm" mt="xs" align="flex-start">
        <Input.Wrapper label={t('ratings.score')} description={t('ratings.scoreMeans')} labelElement="div">
          <SegmentedControl
            aria-label={t('ratings.score')}
            mt={4}
            value={score}
            data={SCORES}
            onChange={setScore}
          />
        </Input.Wrapper>
        <NativeSelect
          label={t('ratings.cooperation')}
          value={String(cooperation)}
          data={[
            { value: 'null', label: t('ratings.open') },
            { value: 'true', label: t('ratings.yes') },
            { value: 'false', label: t('ratings.no') },
          ]}
          onChange={(event) => {
            setCooperation(JSON.parse(event.currentTarget.value) as boolean | null);
          }}
        />
        <Textarea
          label={t('ratings.note')}
          w="100%"
          autosize
          minRows={2}
          maxLength={NOTE_LENGTH}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        {rate.error && <ProblemNotice error={rate.error} />}
        <Group gap="sm">
          <Button type="submit" loading={rate.isPending} disabled={score === ''}>
            {t('ratings.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
