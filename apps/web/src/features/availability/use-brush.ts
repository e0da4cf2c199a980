import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import type { Slot } from './painted';

const slotAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null;

/** Painting slots as not free or free again, by mouse, finger and keyboard; the first one touched says which. */
export function useBrush(blocked: ReadonlySet<string>, onPaint: (blocked: ReadonlySet<string>) => void) {
  const [cursor, setCursor] = useState<string | null>(null);
  /** What the mouse paints while its button is down: null while it is up. */
  const stroke = useRef<boolean | null>(null);

  const paint = (ids: readonly string[], isBlocked: boolean) => {
    const after = new Set(blocked);
    for (const id of ids) {
      if (isBlocked) after.add(id);
      else after.delete(id);
    }
    onPaint(after);
  };

  const events = {
    // A press of the mouse begins a stroke. Fingers scroll the page, so they press one by one; so does the keyboard.
    onPointerDown: (event: PointerEvent) => {
      const id = slotAt(event.target)?.dataset.slot;
      if (id === undefined || event.pointerType !== 'mouse' || event.button !== 0) return;
      stroke.current = !blocked.has(id);
      paint([id], stroke.current);
    },
    onPointerOver: (event: PointerEvent) => {
      const id = slotAt(event.target)?.dataset.slot;
      if (event.buttons !== 1) stroke.current = null;
      if (id !== undefined && stroke.current !== null) paint([id], stroke.current);
    },
    onClick: (event: MouseEvent) => {
      const id = slotAt(event.target)?.dataset.slot;
      const wasStroke = stroke.current !== null;
      stroke.current = null;
      if (id !== undefined && !wasStroke) paint([id], !blocked.has(id));
    },
    onFocus: (event: { readonly target: EventTarget }) => {
      setCursor(slotAt(event.target)?.dataset.slot ?? null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const here = slotAt(event.target);
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-slot]')];
      const to = here && all.at(destination(event.key, all.indexOf(here), all.length));
      if (!here || !to || to === here) return;
      event.preventDefault();
      to.focus();
      if (event.shiftKey) paint([to.dataset.slot ?? ''], blocked.has(here.dataset.slot ?? ''));
    },
  };

  return {
    paint,
    events,
    /** The slot with the cursor; the first one of a session without it. */
    isTabStop: (id: string, index: number, session: readonly Slot[]) =>
      session.some((slot) => slot.id === cursor) ? id === cursor : index === 0,
  };
}

function destination(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return index;
  }
}
