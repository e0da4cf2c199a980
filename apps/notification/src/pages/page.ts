import Handlebars from 'handlebars';
import { COLOURS } from '../mail/templates/colours';

/** A small page for people who are not signed in: words, and buttons that act by POST. */
export interface Page {
  readonly language: string;
  readonly banner: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** `action` is an address below this one. */
  readonly buttons: readonly { readonly label: string; readonly action: string }[];
}

const { ink, muted, line, brand, paper, ground } = COLOURS;

// No script, nothing from elsewhere; the one style element carries the nonce of its answer.
const html = Handlebars.create().compile<Page & { nonce: string }>(
  `<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{title}}</title>
<style nonce="{{nonce}}">
body{margin:0;background:${ground};color:${ink};font:18px/1.5 Arial,Helvetica,sans-serif}
header{background:${brand};color:${paper};padding:14px 24px;font-weight:bold}
main{max-width:600px;margin:24px auto;padding:8px 24px 24px;background:${paper};border:1px solid ${line};border-radius:6px}
dt{color:${muted};font-size:15px}dd{margin:0 0 10px;font-weight:bold}
form{display:inline-block;margin:8px 12px 8px 0}
button{font:inherit;padding:10px 22px;border:2px solid ${brand};border-radius:4px;background:${paper};color:${brand};cursor:pointer}
button.first{background:${brand};color:${paper}}
button:focus-visible{outline:3px solid ${ink};outline-offset:2px}
</style>
</head>
<body>
<header>{{banner}}</header>
<main>
<h1>{{title}}</h1>
{{#each paragraphs}}
<p>{{this}}</p>
{{/each}}
{{#if facts.length}}
<dl>
{{#each facts}}
<dt>{{label}}</dt><dd>{{value}}</dd>
{{/each}}
</dl>
{{/if}}
{{#each buttons}}
<form method="post" action="{{action}}"><button{{#if @first}} class="first"{{/if}}>{{label}}</button></form>
{{/each}}
</main>
</body>
</html>
`,
  { strict: true, knownHelpersOnly: true },
);

export const pageAsHtml = (page: Page, nonce: string): string => html({ ...page, nonce });
