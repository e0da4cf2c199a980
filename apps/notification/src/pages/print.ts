import Handlebars from 'handlebars';

/** Something to print: one sheet a person or a table. */
export interface PrintJob {
  readonly language: string;
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly gathering: string;
  readonly heading: string;
  readonly subheading: string;
  /** Large, for signs to be read from afar. */
  readonly isSign: boolean;
  /** Column headings; none where there are no rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly nothing: string;
  readonly footer: string;
  /** SVG of our own making, and what it is for; null where there is none. */
  readonly code: { readonly svg: string; readonly hint: string } | null;
}

const html = Handlebars.create().compile<PrintJob & { nonce: string }>(
  `<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{title}}</title>
<style nonce="{{nonce}}">
@page{size:A4;margin:15mm}
body{margin:0;color:#000;background:#fff;font:12pt/1.4 Arial,Helvetica,sans-serif}
section{max-width:180mm;margin:0 auto;padding:8mm 0;break-after:page}
section:last-child{break-after:auto}
h1{margin:0 0 1mm;font-size:20pt}h2{margin:0 0 6mm;font-size:13pt;font-weight:normal}
.sign h1{font-size:90pt;line-height:1.1;margin:6mm 0}
.gathering{margin:0 0 3mm;font-size:11pt}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:2mm 3mm 2mm 0;border-bottom:0.3mm solid #666}
tr{break-inside:avoid}
footer{display:flex;gap:6mm;align-items:center;margin-top:8mm;font-size:10pt}
footer svg{width:28mm;height:28mm;flex:none}
</style>
</head>
<body>
{{#each sheets}}
<section{{#if isSign}} class="sign"{{/if}}>
<p class="gathering">{{gathering}}</p>
<h1>{{heading}}</h1>
<h2>{{subheading}}</h2>
{{#if rows.length}}
<table>
<thead><tr>{{#each columns}}<th scope="col">{{this}}</th>{{/each}}</tr></thead>
<tbody>
{{#each rows}}
<tr>{{#each this}}<td>{{this}}</td>{{/each}}</tr>
{{/each}}
</tbody>
</table>
{{else}}
<p>{{nothing}}</p>
{{/if}}
<footer>{{#if code}}{{{code.svg}}}{{/if}}<p>{{footer}}{{#if code}}<br>{{code.hint}}{{/if}}</p></footer>
</section>
{{/each}}
</body>
</html>
`,
  { strict: true, knownHelpersOnly: true },
);

export const printJobAsHtml = (job: PrintJob, nonce: string): string => html({ ...job, nonce });
