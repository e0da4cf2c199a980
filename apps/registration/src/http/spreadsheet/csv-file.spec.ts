import { readCsv } from './csv-file';
import { writeCsv } from './write-csv';

const codeOf = (bytes: Buffer): unknown => {
  try {
    return readCsv(bytes);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('reading CSV', () => {
  it.each([
    ['commas', 'a,b\r\n"x, y",2\r\n'],
    ['semicolons', 'a;b\n"x, y";2'],
    ['tabs', 'a\tb\n"x, y"\t2'],
    ['a byte order mark', '\uFEFFa,b\n"x, y",2'],
  ])('takes %s', (_, text) => {
    expect(readCsv(Buffer.from(text))).toEqual([
      ['a', 'b'],
      ['x, y', '2'],
    ]);
  });

  it.each([
    ['Latin-1', Buffer.from('name\nJos\xe9', 'latin1'), 'Latin-1 (Windows-1252) (line 2 has the byte 0xE9)'],
    ['UTF-16 with its mark', Buffer.from('\uFEFFname', 'utf16le'), 'UTF-16'],
    ['UTF-16 without it', Buffer.from('name', 'utf16le'), 'UTF-16'],
  ])('names the encoding %s and says what to do', (_, bytes, named) => {
    expect(() => readCsv(bytes)).toThrow(
      `The file is not in UTF-8; it looks like ${named}.\nMaybe save it as`,
    );
  });

  it('keeps rows of unequal length and empty rows, so that rows count as a spreadsheet counts them', () => {
    expect(readCsv(Buffer.from('a,b\n\n1\n'))).toEqual([['a', 'b'], [''], ['1']]);
  });

  it.each([
    ['a quotation mark that is not closed', Buffer.from('a,b\n"x,1'), 'IMPORT.MALFORMED'],
    ['a row too many', Buffer.from('a\n'.repeat(5001)), 'IMPORT.TOO_LARGE'],
    ['a column too many', Buffer.from('a,'.repeat(60)), 'IMPORT.TOO_LARGE'],
    ['one endless cell', Buffer.from(`a\n"${'x'.repeat(200_000)}"`), 'IMPORT.MALFORMED'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('takes exactly as many rows and columns as the limits say', () => {
    expect(readCsv(Buffer.from('a\n'.repeat(5000)))).toHaveLength(5000);
    expect(readCsv(Buffer.from('a,'.repeat(59)))[0]).toHaveLength(60);
  });
});

describe('writing CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'lets no spreadsheet run the cell %j',
    (cell) => {
      expect(writeCsv([[cell]])).toBe(`\uFEFF"'${cell}"\r\n`);
    },
  );

  it('quotes every cell, and doubles the quotation marks in it', () => {
    expect(writeCsv([['a "b"', 'c,d\n']])).toBe('\uFEFF"a ""b""","c,d\n"\r\n');
  });
});
