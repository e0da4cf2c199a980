import { Anchor } from '@mantine/core';
import { linksIn } from './links-in';
import classes from './mail-body.module.css';

/** The plain form, its addresses as links, as mail programs show it. */
export function MailText({ text }: { readonly text: string }) {
  return (
    <pre className={classes.text}>
      {linksIn(text).map((part, position) =>
        part.isLink ? (
          <Anchor key={position} href={part.text} target="_blank" rel="noreferrer" inherit>
            {part.text}
          </Anchor>
        ) : (
          part.text
        ),
      )}
    </pre>
  );
}
