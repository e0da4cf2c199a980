import { Alert, Button, Group, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Overlap } from './use-participant-form';

interface Props<Fields> {
  readonly overlap: Overlap<Fields>;
  readonly label: (name: keyof Fields) => string;
  /** The value as it was saved by somebody else, in words. */
  readonly said: (value: Fields[keyof Fields]) => string;
  readonly onTake: (name: keyof Fields) => void;
}

/** Says what somebody else saved meanwhile; where both changed the same, lets the person take theirs. */
export function OverlapNotice<Fields>({ overlap, label, said, onTake }: Props<Fields>) {
  const { t } = useTranslation();
  const hasConflict = overlap.conflicts.length > 0;
  return (
    <Alert
      mt="sm"
      role="alert"
      color="yellow"
      title={t(hasConflict ? 'participants.overlap.conflict' : 'participants.overlap.merged')}
    >
      <List size="sm">
        {[...overlap.merged, ...overlap.conflicts].map((name) => (
          <List.Item key={String(name)}>
            <Group gap="xs">
              {t('participants.overlap.theirs', { field: label(name), value: said(overlap.theirs[name]) })}
              {overlap.conflicts.includes(name) && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => {
                    onTake(name);
                  }}
                >
                  {t('participants.overlap.take')}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
