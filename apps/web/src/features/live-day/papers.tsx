import { Anchor, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../parts/text-link';

interface Props {
  readonly matchmakingId: string;
  readonly moment: string;
}

const PAPERS = ['room-list', 'table-signs', 'agendas'] as const;

/** The board for the big screen, and what is printed. */
export function Papers({ matchmakingId, moment }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap="md">
      <TextLink href={`/matchmakings/${matchmakingId}/board?at=${encodeURIComponent(moment)}`}>
        {t('board.open')}
      </TextLink>
      {PAPERS.map((paper) => (
        <Anchor
          key={paper}
          href={`/api/notification/matchmakings/${matchmakingId}/print/${paper}`}
          target="_blank"
          rel="noopener"
        >
          {t(`liveDay.print.${paper}`)}
        </Anchor>
      ))}
    </Group>
  );
}
