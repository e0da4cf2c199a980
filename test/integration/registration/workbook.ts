import { packZip } from '../../../apps/registration/src/http/spreadsheet/zip-archive';

const NS = 'http://schemas.openxmlformats.org';
const HEAD = '<?xml version="1.0"?>';

/** The least that makes an XLSX file with these rows as its sheet's XML, and more parts where given. */
export function workbookOf(rows: string, more: readonly [string, string][] = []): Buffer {
  const relations = (type: string, target: string) =>
    `${HEAD}<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="r1" Type="${NS}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  const files: readonly [string, string][] = [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
    [
      'xl/worksheets/sheet1.xml',
      `${HEAD}<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ],
    ...more,
  ];
  return packZip(new Map(files.map(([name, text]) => [name, Buffer.from(text)])));
}

/** An XLSX file with these cells; one that begins with "=" is a formula. */
export function workbook(cells: readonly (readonly string[])[]): Buffer {
  const rows = cells.map((row, n) => {
    const inside = row.map((value, place) => cell(`${String.fromCharCode(65 + place)}${n + 1}`, value));
    return `<row r="${n + 1}">${inside.join('')}</row>`;
  });
  return workbookOf(rows.join(''));
}

function cell(place: string, value: string): string {
  return value.startsWith('=')
    ? `<c r="${place}"><f>${value.slice(1)}</f><v>0</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
}
