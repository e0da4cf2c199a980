import type { TFunction } from 'i18next';
import { aGrid } from '../workbench/grid-for-specs';
import { namesIn } from '../schedules/explain';
import { actionText, moveText } from './entry-text';

const plain = ((key: string, { name }: { name?: string } = {}) =>
  name ? `Table ${name}` : key) as TFunction;
const names = namesIn(aGrid([]), 'UTC', 'en', plain);

describe('an audit entry', () => {
  it('says from where to where a meeting was moved', () => {
    const from = { slotId: 's1', tableId: 't1' };
    const to = { slotId: 's2', tableId: 't2' };
    expect(moveText({ details: { from, to } }, names)).toBe('01:00, Table 1 → 02:00, Table 2');
    expect(moveText({ details: { from: null, to } }, names)).toBe('– → 02:00, Table 2');
    expect(moveText({ details: { version: 3 } }, names)).toBe('');
  });

  it('calls an action that it has no words for as the service does', () => {
    const said = actionText({ action: 'moon.landed' }, { t: plain, exists: () => false } as never);
    expect(said).toBe('moon.landed');
  });
});
