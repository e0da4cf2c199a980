/**
 * A mail's HTML for a frame under the page's Content-Security-Policy, which takes style sheets by nonce and no style
 * attributes: each attribute becomes a rule. What the policy forbids anyway goes, so that nothing is reported.
 */
export function framedMail(html: string, nonce: string): string {
  const mail = new DOMParser().parseFromString(withStylesAside(html), 'text/html');
  for (const element of mail.querySelectorAll(
    'script, style, link, base, meta, iframe, object, embed, form',
  )) {
    element.remove();
  }
  const rules = [...mail.querySelectorAll('[data-style]')].map((element, position) => {
    const name = `s${position}`;
    const rule = `.${name}{${element.getAttribute('data-style') ?? ''}}`;
    element.classList.add(name);
    element.removeAttribute('data-style');
    return rule;
  });
  const style = mail.createElement('style');
  style.setAttribute('nonce', nonce);
  style.textContent = rules.join('\n');
  const base = mail.createElement('base');
  base.target = '_blank';
  mail.head.append(base, style);
  return mail.documentElement.outerHTML;
}

/** Even a parser applies style attributes, and the policy reports them: they get another name before it sees them. */
export function withStylesAside(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ' data-style='));
}
