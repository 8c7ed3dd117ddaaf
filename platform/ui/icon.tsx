import type { ComponentType } from 'react';

/** An icon of the Tabler set, as `@tabler/icons-react` exports it. */
export type IconComponent = ComponentType<{
  size?: number | string;
  stroke?: number | string;
  className?: string;
  'aria-hidden'?: boolean;
}>;

/** One icon at the size and weight of the text. Always beside a word, so hidden from screen readers. */
export function Glyph({ icon: Icon, size = 16 }: { icon: IconComponent; size?: number }) {
  return <Icon size={size} stroke={1.75} className="sk-icon" aria-hidden />;
}
