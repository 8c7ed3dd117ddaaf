import { useEffect, useState } from 'react';

const PAUSE_MS = 400;

/** What it was when typing last paused: nothing moves on the screen while somebody types. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
