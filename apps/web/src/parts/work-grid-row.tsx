import { memo } from 'react';
import type { CellAt } from './use-grid-events';
import type { CellView, GridColumn, GridRow } from './grid-cells';
import classes from './work-grid.module.css';

interface Props {
  readonly row: GridRow;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  readonly cell: (at: CellAt) => CellView;
  readonly height: number;
  /** Of the rows left out before this one. */
  readonly gap: number;
  readonly cursorColumn: number | null;
}

/** One row, drawn anew only when it changes. */
export const WorkGridRow = memo(function WorkGridRow(props: Props) {
  const { row, index, columns, cell, height, gap, cursorColumn } = props;
  return (
    <>
      {gap > 0 && (
        <tbody aria-hidden="true">
          <tr>
            <td className={classes.spacer} style={{ height: gap }} />
          </tr>
        </tbody>
      )}
      <tbody>
        {row.caption !== undefined && (
          <tr>
            <th scope="rowgroup" colSpan={columns.length + 1} className={classes.session}>
              <span className={classes.sessionName}>{row.caption}</span>
            </th>
          </tr>
        )}
        <tr aria-rowindex={index + 2} style={{ height }}>
          <th scope="row" className={classes.rowHeading}>
            <div className={classes.clip}>{row.heading}</div>
          </th>
          {columns.map(({ id }, column) => {
            const { content, tone, isDraggable = false, hint } = cell({ rowId: row.id, columnId: id });
            return (
              <td
                key={id}
                data-row={index}
                data-column={column}
                tabIndex={cursorColumn === column ? 0 : -1}
                draggable={isDraggable}
                title={hint}
                aria-selected={tone === 'own' ? true : undefined}
                className={classes.cell}
                data-tone={tone}
              >
                {content}
              </td>
            );
          })}
        </tr>
      </tbody>
    </>
  );
});
