import { IconAlertTriangle, IconArrowsSplit2, IconEqual } from '@tabler/icons-react';
import { Chip, type ChipTone, type IconComponent } from '#platform/ui/index.ts';
import type { ShownField } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

const LOOK: Readonly<Record<ShownField['severity'], { tone: ChipTone; icon: IconComponent }>> = {
  serious: { tone: 'bad', icon: IconAlertTriangle },
  conflict: { tone: 'warn', icon: IconAlertTriangle },
  varies: { tone: 'plain', icon: IconArrowsSplit2 },
  agreed: { tone: 'good', icon: IconEqual },
};

/** How the values of one field stand to each other, in words. */
export function SeverityChip({ severity }: { severity: ShownField['severity'] }) {
  const { t } = linkingTexts.useText();
  const { tone, icon } = LOOK[severity];
  return (
    <Chip tone={tone} icon={icon}>
      {t(`subject.severity.${severity}`)}
    </Chip>
  );
}
