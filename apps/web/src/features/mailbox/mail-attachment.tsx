import { Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Section } from '../../parts/section';
import { useNumbers } from '../../parts/use-numbers';

type Attachment = Schema<'MailboxMessageDetail'>['attachments'][number];

/** An attached file; of a calendar file also the text, as calendars read it. */
export function MailAttachment({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { fileName, mediaType, bytes, calendar } = attachment;
  return (
    <Section title={fileName ?? mediaType}>
      {t('mailbox.attachment', { mediaType, bytes: number(bytes) })}
      {calendar !== null && (
        <Code block tabIndex={0} mt="xs" mah="20rem">
          {calendar}
        </Code>
      )}
    </Section>
  );
}
