import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../parts/use-numbers';
import { curveOf, extentOf, scaleOf, steps } from './curve';
import classes from './run-plot.module.css';
import type { Run } from './runs-query';

const SIZE = { width: 720, height: 260 };
const FRAME = { left: 52, top: 10, width: 656, height: 218 };
/** Told apart by dash as well as by colour. */
const DASHES = ['', '8 4', '2 4', '12 3 2 3'];

/** Best so far against the bound, as they come together: of one run, or of several side by side. */
export function RunPlot({ runs }: { readonly runs: readonly Run[] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const drawn = runs.map((run) => ({ run, curve: curveOf(run) })).filter(({ curve }) => curve.length > 1);
  const [first] = drawn;
  if (!first) return null;
  const extent = extentOf(drawn.map(({ curve }) => curve));
  const scale = scaleOf(extent, FRAME);
  const last = first.curve.at(-1);
  const middle = Math.round((extent.low + extent.high) / 2);
  const ticks = [...new Set([Math.ceil(extent.low), middle, Math.floor(extent.high)])];
  const summary = t('run.plot.summary', {
    best: number(last?.best ?? 0),
    bound: number(last?.bound ?? 0),
    gap: number((last?.bound ?? 0) - (last?.best ?? 0)),
    moves: number(last?.iterations ?? 0),
  });
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={summary}
        className={classes.plot}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={classes.rule}
              x1={FRAME.left}
              x2={FRAME.left + FRAME.width}
              y1={scale.y(tick)}
              y2={scale.y(tick)}
            />
            <text className={classes.tick} x={FRAME.left - 6} y={scale.y(tick) + 4} textAnchor="end">
              {number(tick)}
            </text>
          </g>
        ))}
        <text className={classes.tick} x={FRAME.left} y={SIZE.height - 8}>
          0
        </text>
        <text className={classes.tick} x={FRAME.left + FRAME.width} y={SIZE.height - 8} textAnchor="end">
          {t('run.plot.moves', { moves: number(extent.iterations) })}
        </text>
        {drawn.map(({ run, curve }, index) => (
          <g key={run.id}>
            <path className={classes.bound} d={steps(curve, ({ bound }) => bound, scale)} />
            <path
              className={classes.best}
              strokeDasharray={DASHES[index % DASHES.length]}
              d={steps(curve, ({ best }) => best, scale)}
            />
          </g>
        ))}
        {last && (
          <line
            className={classes.gap}
            x1={scale.x(last.iterations)}
            x2={scale.x(last.iterations)}
            y1={scale.y(last.best)}
            y2={scale.y(last.bound)}
          />
        )}
      </svg>
      <Group component="figcaption" gap="md">
        {drawn.map(({ run }, index) => (
          <Text key={run.id} size="sm" component="span">
            <Sample className={classes.best} dash={DASHES[index % DASHES.length]} />
            {drawn.length === 1 ? t('run.best') : t('run.plot.runOf', { seed: run.seed })}
          </Text>
        ))}
        <Text size="sm" component="span">
          <Sample className={classes.bound} />
          {t('run.bound')}
        </Text>
      </Group>
    </figure>
  );
}

interface SampleProps {
  readonly className: string | undefined;
  readonly dash?: string | undefined;
}

/** A piece of a line, for the legend. */
function Sample({ className, dash }: SampleProps) {
  return (
    <svg viewBox="0 0 32 8" width="32" height="8" aria-hidden="true">
      <path className={className} strokeDasharray={dash} d="M0,4H28" />
    </svg>
  );
}
