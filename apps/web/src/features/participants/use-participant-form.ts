import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { Refused } from '../../api/refused';
import { changesIn, mergeFields } from '../../parts/merge-fields';
import { participantQuery } from '../agenda/queries';
import { matchmakingKey } from '../matchmaking/queries';
import type { Participant } from './filters';

/** What somebody else changed while this form was filled in. */
export interface Overlap<Fields> {
  readonly theirs: Fields;
  readonly merged: readonly (keyof Fields)[];
  /** Changed by both: nothing is saved until the person has decided. */
  readonly conflicts: readonly (keyof Fields)[];
}

interface Saved<Fields> {
  readonly participant: Participant;
  readonly overlap: Overlap<Fields> | null;
}

interface Form<Fields> {
  /** The part of a participant that the form shows. */
  readonly fieldsOf: (participant: Participant) => Fields;
  /** How a change is sent, made to what the server has. */
  readonly bodyOf: (changes: Partial<Fields>, before: Participant) => Schema<'ChangeParticipant'>;
}

/**
 * A part of a participant as it is being changed. Whatever becomes of a save, what was typed stays. When somebody else
 * saved first, both changes are kept, or, in a field that both changed, the person decides.
 */
export function useParticipantForm<Fields extends object>(
  matchmakingId: string,
  participant: Participant,
  { fieldsOf, bodyOf }: Form<Fields>,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(participant);
  const [fields, setFields] = useState(() => fieldsOf(participant));
  const query = participantQuery(matchmakingId, participant.id);
  // What another form of the page saved meanwhile is nobody else's change.
  const isSame = Object.keys(changesIn(fieldsOf(base), fieldsOf(participant))).length === 0;
  const known = isSame && participant.revision > base.revision ? participant : base;

  const send = async (before: Participant, wish: Fields): Promise<Participant> => {
    const path = { matchmakingId, participantId: participant.id };
    return answer(
      api.PATCH('/api/registration/matchmakings/{matchmakingId}/participants/{participantId}', {
        params: { path, header: { 'If-Match': `"${before.revision}"` } },
        body: bodyOf(changesIn(fieldsOf(before), wish), before),
      }),
    );
  };
  const save = useMutation<Saved<Fields>>({
    mutationFn: async () => {
      try {
        return { participant: await send(known, fields), overlap: null };
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'HTTP.REVISION_MISMATCH') throw error;
        const now = await client.query({ ...query, staleTime: 0 });
        const merged = mergeFields(fieldsOf(base), fields, fieldsOf(now));
        const overlap = { theirs: fieldsOf(now), merged: merged.theirs, conflicts: merged.conflicts };
        setBase(now);
        setFields(merged.fields);
        if (merged.conflicts.length > 0) return { participant: now, overlap };
        // Where they changed something that this form does not show, there is nothing to tell.
        return {
          participant: await send(now, merged.fields),
          overlap: merged.theirs.length > 0 ? overlap : null,
        };
      }
    },
    onSuccess: ({ participant: now, overlap }) => {
      setBase(now);
      if (overlap && overlap.conflicts.length > 0) return;
      setFields(fieldsOf(now));
      client.setQueryData(query.queryKey, now);
      void client.invalidateQueries({ queryKey: matchmakingKey(matchmakingId) });
      notifications.show({ message: t('participants.saved', { name: now.name }), color: 'teal' });
    },
  });
  return {
    fields,
    set: <Name extends keyof Fields>(name: Name, value: Fields[Name]) => {
      setFields((before) => ({ ...before, [name]: value }));
    },
    save,
    overlap: save.data?.overlap ?? null,
    isChanged: Object.keys(changesIn(fieldsOf(base), fields)).length > 0,
  };
}
