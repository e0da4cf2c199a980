import { Alert, Button, Code, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { refusedBy } from '../api/refused';
import { problemText } from './problem-text';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says what is wrong, what to try, and the code by which others can find it. */
export function ProblemNotice({ error, onRetry }: Props) {
  const { t, i18n } = useTranslation();
  const { problem, retryAfter } = refusedBy(error);
  const { text, hint } = problemText(problem, i18n);
  return (
    <Alert color="red" role="alert" title={text} my="sm">
      {hint !== undefined && <Text size="sm">{hint}</Text>}
      {retryAfter !== null && (
        <Text size="sm">{t('problem.retryAfter', { count: Math.ceil(retryAfter / 60) })}</Text>
      )}
      {problem.errors && (
        <List size="sm">
          {problem.errors.map(({ in: place, field, message }) => (
            <List.Item key={`${place} ${field} ${message}`}>
              <strong>{field}</strong>: {message}
            </List.Item>
          ))}
        </List>
      )}
      <Group justify="space-between" mt="xs">
        <Text size="xs">
          {t('problem.code')} <Code>{problem.code}</Code>
          {problem.correlationId !== undefined && <Code ml="xs">{problem.correlationId}</Code>}
        </Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
