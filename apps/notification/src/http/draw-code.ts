import { renderSVG } from 'uqr';

/** A QR code of an address, as SVG: black on white, readable when a part of the paper is torn or dirty (level M). */
export const drawCode = (address: string): string => renderSVG(address, { ecc: 'M', border: 2 });
