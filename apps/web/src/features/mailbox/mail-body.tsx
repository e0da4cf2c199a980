import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MailHtml } from './mail-html';
import { MailText } from './mail-text';

interface Props {
  readonly text: string;
  readonly html: string | null;
}

/** The two forms of a mail; its reader's program shows one of them. */
export function MailBody({ text, html }: Props) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'html' | 'text'>('html');
  if (html === null) return <MailText text={text} />;
  return (
    <div>
      <SegmentedControl
        mb="sm"
        aria-label={t('mailbox.form.label')}
        value={form}
        onChange={setForm}
        data={(['html', 'text'] as const).map((value) => ({ value, label: t(`mailbox.form.${value}`) }))}
      />
      {form === 'html' ? <MailHtml html={html} /> : <MailText text={text} />}
    </div>
  );
}
