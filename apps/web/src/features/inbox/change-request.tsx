import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../parts/confirm-button';
import { PRIORITIES, type MeetingRequest, type Priority } from './queries';
import type { useRequestAction } from './use-request-action';

interface Props {
  readonly name: string;
  readonly request: MeetingRequest;
  readonly isOwn: boolean;
  readonly action: ReturnType<typeof useRequestAction>;
}

/** How much one's own open wish matters; and taking back what was asked or agreed. */
export function ChangeRequest({ name, request, isOwn, action }: Props) {
  const { t } = useTranslation();
  const isOpen = request.status === 'proposed';
  if (isOpen && !isOwn) return null;
  return (
    <Group gap="sm" align="flex-end">
      {isOpen && (
        <NativeSelect
          label={t('inbox.priority')}
          aria-label={`${t('inbox.priority')}: ${name}`}
          value={request.priority}
          data={PRIORITIES.map((value) => ({ value, label: t(`inbox.priorityLong.${value}`) }))}
          onChange={(event) => {
            action.mutate({ kind: 'prioritise', priority: event.currentTarget.value as Priority });
          }}
        />
      )}
      <ConfirmButton
        variant="default"
        label={t('inbox.withdraw')}
        warning={t(isOpen ? 'inbox.withdrawWarning' : 'inbox.withdrawAgreedWarning', { name })}
        isPending={action.isPending}
        onConfirm={() => {
          action.mutate({ kind: 'withdraw' });
        }}
      />
    </Group>
  );
}
