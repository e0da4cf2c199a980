import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, type Priority } from '../inbox/queries';
import type { Wish } from './use-ask';

interface Props {
  readonly name: string;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly isPending: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

const LONGEST_MESSAGE = 2000;

/** How much the meeting is wanted, and what to tell them; both may stay as they are. */
export function AskForm({ name, wish, onChange, isPending, onSend, onCancel }: Props) {
  const { t } = useTranslation();
  return (
    <form
      aria-label={`${t('directory.ask')}: ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSend();
      }}
    >
      <Stack gap="xs">
        <NativeSelect
          label={t('inbox.priority')}
          autoFocus
          value={wish.priority}
          data={PRIORITIES.map((value) => ({ value, label: t(`inbox.priorityLong.${value}`) }))}
          onChange={(event) => {
            onChange({ ...wish, priority: event.currentTarget.value as Priority });
          }}
        />
        <Textarea
          label={t('inbox.message')}
          description={t('directory.messageHow')}
          rows={3}
          maxLength={LONGEST_MESSAGE}
          value={wish.message}
          onChange={(event) => {
            onChange({ ...wish, message: event.currentTarget.value });
          }}
        />
        <Group gap="xs">
          <Button type="submit" loading={isPending}>
            {t('directory.send')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
