import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { Refused } from '../../api/refused';
import { changesIn, mergeFields } from '../../parts/merge-fields';
import { participantQuery } from '../agenda/queries';
import { matchmakingKey } from '../matchmaking/queries';
import type { Participant } from './filters';
import { fieldsOf, type ProfileFields } from './profile-fields';

/** What somebody else changed while this form was filled in. */
export interface Overlap {
  readonly theirs: ProfileFields;
  readonly merged: readonly (keyof ProfileFields)[];
  /** Changed by both: nothing is saved until the person has decided. */
  readonly conflicts: readonly (keyof ProfileFields)[];
}

interface Saved {
  readonly participant: Participant;
  readonly overlap: Overlap | null;
}

/**
 * The profile as it is being changed. Whatever becomes of a save, what was typed stays. When somebody else saved
 * first, both changes are kept, or, in a field that both changed, the person decides.
 */
export function useProfileForm(matchmakingId: string, participant: Participant) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [base, setBase] = useState(participant);
  const [fields, setFields] = useState(() => fieldsOf(participant));
  const { queryKey } = participantQuery(matchmakingId, participant.id);

  const send = async (before: Participant, wish: ProfileFields): Promise<Participant> => {
    const path = { matchmakingId, participantId: participant.id };
    return answer(
      api.PATCH('/api/registration/matchmakings/{matchmakingId}/participants/{participantId}', {
        params: { path, header: { 'If-Match': `"${before.revision}"` } },
        body: changesIn(fieldsOf(before), wish),
      }),
    );
  };
  const save = useMutation<Saved>({
    mutationFn: async () => {
      try {
        return { participant: await send(base, fields), overlap: null };
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'HTTP.REVISION_MISMATCH') throw error;
        const now = await client.query({
          ...participantQuery(matchmakingId, participant.id),
          staleTime: 0,
        });
        const merged = mergeFields(fieldsOf(base), fields, fieldsOf(now));
        const overlap = { theirs: fieldsOf(now), merged: merged.theirs, conflicts: merged.conflicts };
        setBase(now);
        setFields(merged.fields);
        if (merged.conflicts.length > 0) return { participant: now, overlap };
        return { participant: await send(now, merged.fields), overlap };
      }
    },
    onSuccess: ({ participant: now, overlap }) => {
      setBase(now);
      if (overlap && overlap.conflicts.length > 0) return;
      setFields(fieldsOf(now));
      client.setQueryData(queryKey, now);
      void client.invalidateQueries({ queryKey: matchmakingKey(matchmakingId) });
      notifications.show({ message: t('participants.saved', { name: now.name }), color: 'teal' });
    },
  });
  return {
    fields,
    set: <Name extends keyof ProfileFields>(name: Name, value: ProfileFields[Name]) => {
      setFields((before) => ({ ...before, [name]: value }));
    },
    save,
    overlap: save.data?.overlap ?? null,
    isChanged: Object.keys(changesIn(fieldsOf(base), fields)).length > 0,
  };
}
