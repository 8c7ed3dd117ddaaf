import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';

export type WhyProps = {
  /** Title of the purpose. */
  purpose?: string;
  /** Articles. */
  basis?: ReactNode;
  /** Why you: "u bent behandelaar". */
  because?: ReactNode;
  /** Kept until, at the latest. */
  keptUntil?: string | null;
  /** A link or button that shows who else looked. */
  looked?: ReactNode;
  children?: ReactNode;
};

/** "Waarom mag ik dit zien?": on every record with personal data. */
export function Why({ purpose, basis, because, keptUntil, looked, children }: WhyProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  return (
    <aside className="sk-why" aria-label={t('why.title')}>
      <Glyph icon={IconLock} />
      <div>
        <b>{t('why.title')}</b> {purpose && <>{t('why.purpose', { purpose })} </>}
        {basis && (
          <>
            {t('why.basis')} {basis}.{' '}
          </>
        )}
        {because && <>{because} </>}
        {keptUntil && <>{t('why.kept', { date: format.dateWithoutDay(keptUntil) })} </>}
        {children} {looked}
      </div>
    </aside>
  );
}
