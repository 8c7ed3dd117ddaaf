import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** One key does one thing, but never while somebody types or a dialog is open. Escape leaves the field, and the keys work again. */
export function useReviewKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isTyping(event.target)) (event.target as HTMLElement).blur();
      const act = current.current[event.key.toLowerCase()];
      const held = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
      if (act === undefined || held || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
