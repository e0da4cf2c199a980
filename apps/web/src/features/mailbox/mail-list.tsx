import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { TextLink } from '../../parts/text-link';
import { showMoment } from '../../parts/times';
import classes from './mail-list.module.css';

export function MailList({ mails }: { readonly mails: readonly Schema<'MailboxMessage'>[] }) {
  const { i18n } = useTranslation();
  return (
    <ul className={classes.list}>
      {mails.map(({ number, subject, to, sentAt, calendarMethod }) => (
        <li key={number} className={classes.mail}>
          <Group gap="xs">
            <TextLink href={`/mailbox/${number}`}>{subject}</TextLink>
            {calendarMethod !== null && (
              <Badge size="sm" variant="light" color={calendarMethod === 'CANCEL' ? 'red' : 'teal'}>
                {calendarMethod}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {to}
            {sentAt !== null && ` · ${showMoment(sentAt, i18n.language)}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
