import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { Empty } from '../../parts/empty';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { cityOf, showTime } from '../../parts/times';
import { liveDayQuery } from '../live-day/queries';
import { matchmakingQuery } from '../matchmaking/queries';
import { namesIn } from '../schedules/explain';
import { gridQuery, type Grid } from '../schedules/queries';
import { BoardRoundView } from './board-round';
import classes from './board.module.css';
import { roundsAt, roundsOf } from './on-board';
import { useClock } from './use-clock';

/**
 * For the big screen in the hall: who meets whom at which table now and next, always as last published. `?at=` shows
 * it as it will be at another time, to rehearse.
 */
export default function BoardPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const matchmaking = useQuery(matchmakingQuery(matchmakingId));
  const day = useQuery(liveDayQuery(matchmakingId));
  const publishedId = day.data?.published?.id;
  const grid = useQuery({
    ...gridQuery(matchmakingId, publishedId ?? ''),
    enabled: publishedId !== undefined,
    // What was noted at the desk marks meetings of the same version.
    refetchInterval: 10_000,
  });
  return (
    <main className={classes.board}>
      <QueryView query={matchmaking}>
        {({ name, zone }) => (
          <>
            <title>{`${name} · Ronda`}</title>
            <QueryView query={day}>
              {({ published }) =>
                published === null ? (
                  <>
                    <h1 className={classes.title}>{name}</h1>
                    <Empty>{t('liveDay.nothingPublished')}</Empty>
                  </>
                ) : (
                  <QueryView query={grid}>
                    {(standing) => <Board name={name} zone={zone} grid={standing} />}
                  </QueryView>
                )
              }
            </QueryView>
          </>
        )}
      </QueryView>
      <footer className={classes.foot}>
        <TextLink href={`/matchmakings/${matchmakingId}/live-day`}>{t('nav.live-day')}</TextLink>
      </footer>
    </main>
  );
}

interface BoardProps {
  readonly name: string;
  readonly zone: string;
  readonly grid: Grid;
}

function Board({ name, zone, grid }: BoardProps) {
  const { t, i18n } = useTranslation();
  const [search] = useSearchParams();
  const clock = useClock();
  const wished = new Date(search.get('at') ?? '');
  const now = Number.isNaN(wished.getTime()) ? clock : wished;
  const names = useMemo(() => namesIn(grid, zone, i18n.language, t), [grid, zone, i18n.language, t]);
  const rounds = useMemo(() => roundsOf(grid), [grid]);
  const { current, next } = roundsAt(rounds, now);
  const timeOf = (instant: string) => showTime(instant, zone, i18n.language);
  const { time, day } = timeOf(now.toISOString());
  return (
    <>
      <header className={classes.top}>
        <h1 className={classes.title}>{name}</h1>
        <span>
          {day} · {t('zoneTime', { city: cityOf(zone) })} <span className={classes.clock}>{time}</span>
        </span>
      </header>
      {current && (
        <BoardRoundView
          title={t('board.now')}
          time={`${timeOf(current.startsAt).time}–${timeOf(current.endsAt).time}`}
          round={current}
          names={names}
        />
      )}
      {next && (
        <BoardRoundView
          title={t('board.next')}
          time={`${timeOf(next.startsAt).time}–${timeOf(next.endsAt).time}`}
          round={next}
          names={names}
        />
      )}
      {!current && !next && <Empty>{t('board.over')}</Empty>}
    </>
  );
}
