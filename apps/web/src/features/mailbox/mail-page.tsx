import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { showMoment } from '../../parts/times';
import { MailAttachment } from './mail-attachment';
import { MailBody } from './mail-body';
import { mailQuery } from './queries';

/** One mail as its recipient has it. */
export default function MailPage({ number }: { readonly number: number }) {
  const { t, i18n } = useTranslation();
  const mail = useQuery(mailQuery(number));
  return (
    <>
      <TextLink href="/mailbox">{t('mailbox.back')}</TextLink>
      <QueryView query={mail}>
        {({ subject, from, to, sentAt, text, html, attachments }) => (
          <>
            <PageTitle title={subject}>
              {t('mailbox.fromTo', { from, to })}
              {sentAt !== null && ` · ${showMoment(sentAt, i18n.language)}`}
            </PageTitle>
            <Stack gap="md">
              <MailBody text={text} html={html} />
              {attachments.map((attachment, position) => (
                <MailAttachment key={position} attachment={attachment} />
              ))}
              <Anchor href={`/api/mailbox/mails/${number}/raw`} download>
                {t('mailbox.download')}
              </Anchor>
            </Stack>
          </>
        )}
      </QueryView>
    </>
  );
}
