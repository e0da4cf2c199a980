import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agenda } from '../agenda/queries';
import type { Rating } from './queries';
import { RatingForm } from './rating-form';

interface Props {
  readonly matchmakingId: string;
  readonly meeting: Agenda['meetings'][number];
  readonly rating: Rating | undefined;
}

/** With whom one met and how it was; a press opens the form. */
export function RatedMeeting({ matchmakingId, meeting, rating }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const name = meeting.counterpartName;
  const close = () => {
    setIsOpen(false);
  };
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>{name}</Text>
          {rating && (
            <Text size="sm">
              {t('ratings.given', { score: rating.score })}
              {rating.cooperation === true && ` · ${t('ratings.cooperates')}`}
            </Text>
          )}
        </div>
        {!isOpen && (
          <Button
            variant="default"
            aria-label={rating ? t('ratings.changeOf', { name }) : t('ratings.rateOf', { name })}
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {rating ? t('ratings.change') : t('ratings.rate')}
          </Button>
        )}
      </Group>
      {isOpen && (
        <RatingForm matchmakingId={matchmakingId} meeting={meeting} rating={rating} onClose={close} />
      )}
    </li>
  );
}
