import { IconCircleDashed, IconRubberStamp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Glyph, type IconComponent } from '../icon.tsx';

export type ChipTone = 'plain' | 'active' | 'proposal' | 'decision' | 'good' | 'warn' | 'bad';

export type ChipProps = {
  children: ReactNode;
  tone?: ChipTone;
  /** `proposal` and `decision` have one of their own. Give one with good, warn and bad. */
  icon?: IconComponent;
  /** Makes it a button. */
  onClick?: () => void;
};

const OWN_ICONS: Partial<Record<ChipTone, IconComponent>> = {
  proposal: IconCircleDashed,
  decision: IconRubberStamp,
};

/** A short state or property. Never by colour alone: it always has its word. */
export function Chip({ children, tone = 'plain', icon, onClick }: ChipProps) {
  const shown = icon ?? OWN_ICONS[tone];
  const className = classes('sk-chip', tone !== 'plain' && `sk-chip--${tone}`);
  const inside = (
    <>
      {shown && <Glyph icon={shown} size={14} />}
      {children}
    </>
  );
  if (!onClick) return <span className={className}>{inside}</span>;
  return (
    <button type="button" className={className} onClick={onClick}>
      {inside}
    </button>
  );
}

/** A decision in a table: stamp and double line. */
export function Stamp({ children }: { children: ReactNode }) {
  return <Chip tone="decision">{children}</Chip>;
}
