import { useState } from 'react';
import type { Layout } from './layout.ts';

type View = { readonly zoom: number; readonly x: number; readonly y: number };

const WHOLE: View = { zoom: 1, x: 0, y: 0 };
const STEP = 1.4;

/** Which part of the drawing is seen, moved by buttons. */
export function useView([left, top, width, height]: Layout['frame']) {
  const [view, setView] = useState(WHOLE);
  const [seenWidth, seenHeight] = [width / view.zoom, height / view.zoom];
  const x = left + (width - seenWidth) / 2 + view.x * width;
  const y = top + (height - seenHeight) / 2 + view.y * height;
  const move = (dx: number, dy: number) =>
    setView((before) => ({ ...before, x: before.x + dx / before.zoom, y: before.y + dy / before.zoom }));
  return {
    viewBox: `${x} ${y} ${seenWidth} ${seenHeight}`,
    closer: () => setView((before) => ({ ...before, zoom: Math.min(6, before.zoom * STEP) })),
    farther: () => setView((before) => ({ ...before, zoom: Math.max(0.7, before.zoom / STEP) })),
    move,
    whole: () => setView(WHOLE),
  };
}
