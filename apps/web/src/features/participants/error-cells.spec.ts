import { errorCells } from './error-cells';

const error = (row: number, column: string, expected = 'something') => ({
  row,
  column,
  value: 'x',
  expected,
});

describe('the errors of a file', () => {
  it('stand in their rows and columns, also two in one cell', () => {
    const { columns, rows } = errorCells([
      error(7, 'email'),
      error(3, 'country'),
      error(7, 'email', 'other'),
    ]);
    expect(columns).toEqual(['email', 'country']);
    expect(rows.map(({ row }) => row)).toEqual([3, 7]);
    expect(rows[1]!.cells.get('email')!.map(({ expected }) => expected)).toEqual(['something', 'other']);
    expect(rows[0]!.cells.get('email')).toBeUndefined();
  });
});
