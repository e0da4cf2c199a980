import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PublicationPreview } from './publication-preview';
import type { Schedule } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly draft: Schedule;
}

/** Shows first whom a publication concerns, then publishes. */
export function PublishDraft({ matchmakingId, draft }: Props) {
  const { t } = useTranslation();
  const [isPreviewed, setIsPreviewed] = useState(false);
  if (isPreviewed) return <PublicationPreview matchmakingId={matchmakingId} draft={draft} />;
  return (
    <div>
      <Button
        onClick={() => {
          setIsPreviewed(true);
        }}
      >
        {t('publication.prepare', { version: draft.version })}
      </Button>
    </div>
  );
}
