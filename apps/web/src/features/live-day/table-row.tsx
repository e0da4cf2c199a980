import { Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { showTime } from '../../parts/times';
import { matchmakingKey } from '../matchmaking/queries';
import classes from './live-day.module.css';
import { MomentSelect } from './moment-select';
import type { TableCondition } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly condition: TableCondition;
  readonly name: string;
  readonly moments: readonly string[];
  readonly zone: string;
  readonly now: string;
}

/** One table: in use, or lost from a time on. */
export function TableRow({ matchmakingId, condition, name, moments, zone, now }: Props) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [from, setFrom] = useState(now);
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { tableId, lost, revision } = condition;
  const note = useAction({
    perform: (body: Schema<'NoteTable'>) =>
      answer(
        api.PUT('/api/scheduling/matchmakings/{matchmakingId}/live-day/tables/{tableId}', {
          params: { path: { matchmakingId, tableId }, header: { 'If-Match': `"${revision}"` } },
          body,
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: (table) => t(table.lost ? 'liveDay.tableLost' : 'liveDay.tableBack', { table: name }),
  });
  const time = (instant: string) => showTime(instant, zone, i18n.language).time;
  return (
    <li className={classes.row} aria-label={name}>
      <Group justify="space-between" gap="xs">
        <div className={classes.who}>
          <Text component="span" fw={600}>
            {name}
          </Text>{' '}
          {lost && (
            <Badge color="red" variant="light">
              {lost.until === null
                ? t('liveDay.lostFrom', { from: time(lost.from) })
                : t('liveDay.lostBetween', { from: time(lost.from), until: time(lost.until) })}
            </Badge>
          )}
        </div>
        {lost ? (
          <Button
            size="xs"
            variant="default"
            loading={note.isPending}
            onClick={() => {
              note.mutate({ lost: null });
            }}
          >
            {t('liveDay.usableAgain')}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            aria-expanded={isOpen}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t('liveDay.loseTable')}
          </Button>
        )}
      </Group>
      {isOpen && !lost && (
        <Group
          gap="sm"
          align="flex-end"
          mt="xs"
          role="group"
          aria-label={t('liveDay.lossOf', { table: name })}
        >
          <MomentSelect
            label={t('liveDay.from')}
            moments={moments}
            zone={zone}
            value={from}
            onChange={setFrom}
          />
          <MomentSelect
            label={t('liveDay.until')}
            none={t('liveDay.untilTheEnd')}
            moments={moments.filter((moment) => moment > from)}
            zone={zone}
            value={until > from ? until : ''}
            onChange={setUntil}
          />
          <TextInput
            label={t('reasonField.label')}
            description={t('reasonField.how')}
            maxLength={300}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <Button
            loading={note.isPending}
            onClick={() => {
              const why = reason.trim() === '' ? {} : { reason: reason.trim() };
              note.mutate(
                { lost: { from, until: until > from ? until : null }, ...why },
                {
                  onSuccess: () => {
                    setIsOpen(false);
                  },
                },
              );
            }}
          >
            {t('liveDay.note')}
          </Button>
        </Group>
      )}
      {note.error && <ProblemNotice error={note.error} />}
    </li>
  );
}
