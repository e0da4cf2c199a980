import { deflateRawSync } from 'node:zlib';
import { readUpload } from './read-upload';
import { packZip, unpackZip } from './zip-archive';
import { workbookOf as workbook } from '../../../../../test/integration/registration/workbook';

const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const SHEET = `<row r="1">${text('A1', 'reference')}${text('B1', 'max_meetings')}</row><row r="3">${text('A3', 'Clúster')}<c r="B3"><v>7</v></c></row>`;

describe('reading XLSX', () => {
  it('gives the cells of the first sheet as text, empty rows included', async () => {
    expect(await readUpload(workbook(SHEET))).toEqual([
      ['reference', 'max_meetings'],
      ['', ''],
      ['Clúster', '7'],
    ]);
  });

  it.each([
    ['a formula', workbook('<row r="2"><c r="B2"><f>1+1</f><v>2</v></c></row>'), 'a formula in cell B2'],
    [
      'a shared formula',
      workbook('<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'),
      'a formula in cell B2',
    ],
    [
      'a formula in a cell that does not say where it is',
      workbook('<row><c><f>1</f></c></row>'),
      'a formula',
    ],
    ['a cell far below', workbook(`<row r="1048576">${text('A1048576', 'x')}</row>`), 'more than 5000 rows'],
    ['a cell far to the right', workbook(`<row r="1">${text('XFD1', 'x')}</row>`), '60 columns'],
    [
      'document types',
      workbook(SHEET, [['xl/styles.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x/>']]),
      'document types',
    ],
    ['no sheet', packZip(new Map([['a.xml', Buffer.from('<a/>')]])), 'no sheet'],
    ['an archive cut off', workbook(SHEET).subarray(0, 400), 'not a readable XLSX'],
  ])('refuses %s', async (_, bytes, said) => {
    await expect(readUpload(bytes)).rejects.toThrow(said);
  });

  it('refuses what unpacks to more than the limit, whatever size it claims', () => {
    const bomb = deflated(Buffer.alloc(51 * 1024 * 1024), 100);
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => unpackZip(bomb)).toThrow('unpacks to more than 50 MB');
  });

  it('unpacks what is within the limit', () => {
    expect(
      unpackZip(deflated(Buffer.from('hello'), 5))
        .get('a.xml')
        ?.toString(),
    ).toBe('hello');
  });
});

/** An archive of one deflated file that claims some size. */
function deflated(content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const archive = packZip(new Map([['a.xml', packed]]));
  const directory = archive.indexOf(Buffer.from('PK\x01\x02'));
  archive.writeUInt16LE(8, 8);
  archive.writeUInt16LE(8, directory + 10);
  archive.writeUInt32LE(claimed, directory + 24);
  return archive;
}
