import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { useLeaveWarning } from '../../parts/use-leave-warning';
import type { Participant } from './filters';
import { OverlapNotice } from './overlap-notice';
import { fieldsOf, type ProfileFields } from './profile-fields';
import { ProfileInputs } from './profile-inputs';
import { useParticipantForm } from './use-participant-form';

interface Props {
  readonly matchmakingId: string;
  readonly participant: Participant;
}

const FORM = { fieldsOf, bodyOf: (changes: Partial<ProfileFields>) => changes };

/** A participant's profile, as organisers correct it and it keeps its own. */
export function ProfileForm({ matchmakingId, participant }: Props) {
  const { t } = useTranslation();
  const { fields, set, save, overlap, isChanged } = useParticipantForm(matchmakingId, participant, FORM);
  useLeaveWarning(isChanged);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <ProfileInputs fields={fields} set={set} />
      {overlap && (
        <OverlapNotice
          overlap={overlap}
          label={(name) => t(`participants.field.${name}`)}
          said={(value) => (Array.isArray(value) ? value.join(', ') : String(value ?? '–'))}
          onTake={(name) => {
            set(name, overlap.theirs[name]);
          }}
        />
      )}
      {save.error && <ProblemNotice error={save.error} />}
      <Button
        type="submit"
        mt="md"
        loading={save.isPending}
        disabled={!isChanged && !overlap?.conflicts.length}
      >
        {t('participants.save')}
      </Button>
    </form>
  );
}
