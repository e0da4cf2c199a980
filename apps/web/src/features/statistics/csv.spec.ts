import { csvOf } from './csv';

describe('a table as CSV', () => {
  it('keeps numbers, quotes texts and ends lines as spreadsheets expect', () => {
    expect(
      csvOf([
        ['Name', 'Placed'],
        ['Clúster "Norte", A', 7],
      ]),
    ).toBe('\uFEFF"Name","Placed"\r\n"Clúster ""Norte"", A",7\r\n');
  });

  it('lets no name run as a formula, and leaves negative numbers alone', () => {
    expect(csvOf([['=1+1', -2]])).toContain(`"'=1+1",-2`);
  });
});
