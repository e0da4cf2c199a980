import Handlebars from 'handlebars';
import { COLOURS } from './colours';

/** A mail as its templates see it: words only, nothing to decide. */
export interface Letter {
  readonly language: string;
  /** Between a label and its value, in the plain text. */
  readonly colon: string;
  readonly subject: string;
  /** What the mail is about, above everything: the name of the gathering. */
  readonly banner: string;
  readonly hello: string;
  readonly paragraphs: readonly string[];
  /** Label and value, such as "Your time" and "12 June, 09:00". */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly rows: readonly AgendaLine[];
  /** What to do; the first is a button. */
  readonly links: readonly LetterLink[];
  readonly notes: readonly string[];
  readonly footer: readonly string[];
  /** Only where a mail may be refused and nothing is missed by it. */
  readonly unsubscribe: LetterLink | null;
}

export interface LetterLink {
  readonly label: string;
  readonly url: string;
}

/** One line of an agenda. */
export interface AgendaLine {
  readonly day: string;
  readonly time: string;
  readonly counterpart: string;
  readonly where: string;
}

/** An instance of our own: helpers of others cannot leak in. */
const handlebars = Handlebars.create();
handlebars.registerHelper('safeUrl', (url: unknown) => {
  if (typeof url === 'string' && /^https?:\/\//.test(url)) return url;
  throw new Error('A link in a mail must begin with http:// or https://');
});

const options = { strict: true, knownHelpersOnly: true, knownHelpers: { safeUrl: true } };
const { ink, muted, line, brand, paper, ground } = COLOURS;

// One column of 600 px that narrows with the screen. Tables that only lay out say so (role="presentation"); readable
// without styles and without images; nothing is loaded from anywhere.
const html = handlebars.compile<Letter>(
  `<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{{subject}}</title>
</head>
<body style="margin:0;padding:0;background:${ground};color:${ink};font:16px/1.5 Arial,Helvetica,sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${ground}"><tr><td align="center" style="padding:16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:${paper};border:1px solid ${line};border-radius:6px">
<tr><td style="padding:14px 24px;background:${brand};color:${paper};border-radius:5px 5px 0 0;font-weight:bold">{{banner}}</td></tr>
<tr><td role="article" aria-label="{{subject}}" style="padding:12px 24px 20px;text-align:left">
<p>{{hello}}</p>
{{#each paragraphs}}
<p>{{this}}</p>
{{/each}}
{{#if facts.length}}
<table style="border-collapse:collapse;margin:16px 0;width:100%">
{{#each facts}}
<tr><th scope="row" style="text-align:left;vertical-align:top;padding:6px 16px 6px 0;border-top:1px solid ${line};color:${muted};font-weight:normal;width:35%">{{label}}</th><td style="padding:6px 0;border-top:1px solid ${line};font-weight:bold">{{value}}</td></tr>
{{/each}}
</table>
{{/if}}
{{#if rows.length}}
<table style="border-collapse:collapse;margin:16px 0;width:100%">
{{#each rows}}
<tr><th scope="row" style="text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-top:1px solid ${line};font-weight:normal;width:35%">{{day}}<br><strong>{{time}}</strong></th><td style="vertical-align:top;padding:8px 0;border-top:1px solid ${line}"><strong>{{counterpart}}</strong><br>{{where}}</td></tr>
{{/each}}
</table>
{{/if}}
{{#each links}}
{{#if @first}}
<p style="margin:20px 0 12px"><a href="{{safeUrl url}}" style="display:inline-block;padding:11px 20px;background:${brand};color:${paper};text-decoration:none;border-radius:4px;font-weight:bold">{{label}}</a></p>
{{else}}
<p style="margin:8px 0"><a href="{{safeUrl url}}" style="color:${brand}">{{label}}</a></p>
{{/if}}
{{/each}}
{{#each notes}}
<p>{{this}}</p>
{{/each}}
</td></tr>
<tr><td style="padding:14px 24px;border-top:1px solid ${line};color:${muted};font-size:14px;text-align:left">
{{#each footer}}
{{this}}<br>
{{/each}}
{{#if unsubscribe}}
<a href="{{safeUrl unsubscribe.url}}" style="color:${muted}">{{unsubscribe.label}}</a>
{{/if}}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`,
  options,
);

const text = handlebars.compile<Letter>(
  `{{hello}}

{{#each paragraphs}}
{{this}}

{{/each}}
{{#each facts}}
{{label}}{{@root.colon}}{{value}}
{{/each}}
{{#each rows}}
{{day}}, {{time}}
  {{counterpart}}
  {{where}}

{{/each}}
{{#each links}}

{{label}}{{@root.colon}}{{safeUrl url}}
{{/each}}
{{#each notes}}

{{this}}
{{/each}}

--
{{#each footer}}
{{this}}
{{/each}}
{{#if unsubscribe}}
{{unsubscribe.label}}{{colon}}{{safeUrl unsubscribe.url}}
{{/if}}
`,
  { ...options, noEscape: true },
);

export const letterAsHtml = (letter: Letter): string => html(letter);
/** A template of its own, not the HTML without its tags. */
export const letterAsText = (letter: Letter): string => text(letter);
