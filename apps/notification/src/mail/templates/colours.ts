/** Of mails and pages: every text on its ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const COLOURS = {
  ink: '#1b1b1f',
  muted: '#4a4a55',
  line: '#c7c7cf',
  brand: '#1f4e8c',
  paper: '#ffffff',
  ground: '#f2f3f7',
} as const;
