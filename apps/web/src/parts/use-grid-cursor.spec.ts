import { afterKey } from './use-grid-cursor';

const last = { row: 17, column: 11 };
const from = (row: number, column: number, key: string, withControl = false) =>
  afterKey(key, withControl, { row, column }, last);

describe('the keys of a grid', () => {
  it('lead from cell to cell and stop at the edges', () => {
    expect(from(3, 3, 'ArrowDown')).toEqual({ row: 4, column: 3 });
    expect(from(0, 0, 'ArrowUp')).toEqual({ row: 0, column: 0 });
    expect(from(17, 11, 'ArrowRight')).toEqual(last);
  });

  it('lead to the ends of a row, and with control of the grid', () => {
    expect(from(3, 3, 'End')).toEqual({ row: 3, column: 11 });
    expect(from(3, 3, 'Home', true)).toEqual({ row: 0, column: 0 });
    expect(from(3, 3, 'End', true)).toEqual(last);
    expect(from(3, 3, 'PageDown')).toEqual({ row: 13, column: 3 });
  });

  it('leave other keys to the page', () => {
    expect(from(3, 3, 'a')).toBeNull();
    expect(from(3, 3, 'Tab')).toBeNull();
  });
});
