import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  /** What will happen and cannot be taken back. */
  readonly warning: string;
  readonly isPending: boolean;
  /** Of the first press; the second is red. */
  readonly variant?: 'filled' | 'default';
  readonly onConfirm: () => void;
}

/** An action that cannot be undone: a first press says what it does, a second does it. */
export function ConfirmButton({ label, warning, isPending, variant = 'filled', onConfirm }: Props) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button
        maw="100%"
        variant={variant}
        loading={isPending}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {label}
      </Button>
    );
  }
  return (
    <div role="group" aria-label={label}>
      <Text size="sm" mb="xs" role="alert">
        {warning}
      </Text>
      <Group gap="sm">
        <Button
          autoFocus
          color="red"
          onClick={() => {
            setIsAsking(false);
            onConfirm();
          }}
        >
          {label}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            setIsAsking(false);
          }}
        >
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}
