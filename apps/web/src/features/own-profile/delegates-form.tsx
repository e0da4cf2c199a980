import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { viewerZone } from '../../parts/times';
import { useLeaveWarning } from '../../parts/use-leave-warning';
import type { Participant } from '../participants/filters';
import { OverlapNotice } from '../participants/overlap-notice';
import { useParticipantForm } from '../participants/use-participant-form';
import { useSession } from '../session/session-context';
import { DelegateFields, type DelegateEntry } from './delegate-fields';

interface Fields {
  readonly delegates: readonly DelegateEntry[];
}

const FORM = {
  fieldsOf: ({ delegates }: Participant): Fields => ({ delegates }),
  bodyOf: ({ delegates }: Partial<Fields>) => (delegates ? { delegates: [...delegates] } : {}),
};
const MOST_DELEGATES = 20;

interface Props {
  readonly matchmakingId: string;
  readonly participant: Participant;
}

/** Who comes, and where each gets invitations: in which language and zone. */
export function DelegatesForm({ matchmakingId, participant }: Props) {
  const { t, i18n } = useTranslation();
  const { delegateId } = useSession();
  const form = useParticipantForm(matchmakingId, participant, FORM);
  const { fields, set, save, overlap, isChanged } = form;
  useLeaveWarning(isChanged);
  const { delegates } = fields;
  const add = () => {
    const language = i18n.language as DelegateEntry['language'];
    set('delegates', [...delegates, { name: '', email: '', language, zone: viewerZone() }]);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Text size="sm" mb="sm">
        {t('ownProfile.delegatesHow')}
      </Text>
      <Stack gap="md">
        {delegates.map((delegate, index) => (
          <DelegateFields
            key={delegate.id ?? index}
            number={index + 1}
            delegate={delegate}
            onChange={(changed) => {
              set('delegates', delegates.with(index, changed));
            }}
            onRemove={
              delegates.length > 1 && delegate.id !== delegateId
                ? () => {
                    set('delegates', delegates.toSpliced(index, 1));
                  }
                : null
            }
          />
        ))}
      </Stack>
      {overlap && (
        <OverlapNotice
          overlap={overlap}
          label={() => t('participants.delegates')}
          said={(theirs) => theirs.map(({ name }) => name).join(', ')}
          onTake={() => {
            set('delegates', overlap.theirs.delegates);
          }}
        />
      )}
      {save.error && <ProblemNotice error={save.error} />}
      <Group mt="md" gap="sm">
        <Button type="submit" loading={save.isPending} disabled={!isChanged && !overlap?.conflicts.length}>
          {t('ownProfile.saveDelegates')}
        </Button>
        {delegates.length < MOST_DELEGATES && (
          <Button variant="default" onClick={add}>
            {t('ownProfile.addDelegate')}
          </Button>
        )}
      </Group>
    </form>
  );
}
