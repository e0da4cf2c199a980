import { Button, Checkbox, createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Cyan for what Ronda does, yellow only for what asks for attention; contrast stays above 4.5 in both schemes. */
export const theme = createTheme({
  primaryColor: 'cyan',
  primaryShade: 9,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { color: 'cyan' } }),
    Checkbox: Checkbox.extend({ defaultProps: { color: 'cyan' } }),
  },
});

/** Text on pale grounds of its colour, as in badges: the library's own has a contrast of 2.7 to 4.3. */
const ON_PALE = {
  '--mantine-color-teal-light-color': '#05553d',
  '--mantine-color-yellow-light-color': '#704600',
  '--mantine-color-orange-light-color': '#8a2f05',
  '--mantine-color-red-light-color': '#9c1c1c',
};

/** A button below the pointer: the library makes it lighter, which leaves its text a contrast of 4.3. */
const UNDER_POINTER = { '--mantine-color-cyan-filled-hover': '#095c6b' };

/**
 * Secondary text as the library paints it has a contrast of 3.3 on white, where readers need 4.5. In the dark, focus
 * rings and marks need a lighter cyan than buttons, whose text is white.
 */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...ON_PALE,
    ...UNDER_POINTER,
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-anchor': colors.cyan[9],
  },
  dark: {
    ...UNDER_POINTER,
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-primary-color-filled': colors.cyan[4],
    '--mantine-color-red-filled': colors.red[9],
  },
});
