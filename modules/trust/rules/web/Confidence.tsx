import { Chip } from '#platform/ui/index.ts';
import { rulesTexts } from './rules-texts.ts';

const TONES = { verified: 'good', unconfirmed: 'warn', design: 'plain' } as const;

/** How sure a rule is, and what that means: most were written from memory, and say so. */
export function Confidence({ level }: { level: keyof typeof TONES }) {
  const { t } = rulesTexts.useText();
  return (
    <div>
      <Chip tone={TONES[level]}>{t(`confidence.${level}.name`)}</Chip>{' '}
      <span className="sk-small sk-soft">{t(`confidence.${level}.means`)}</span>
    </div>
  );
}
