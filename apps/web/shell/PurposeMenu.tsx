import { IconChevronDown, IconTargetArrow } from '@tabler/icons-react';
import { Glyph } from '#platform/ui/icon.tsx';
import { Menu } from '#platform/ui/overlay/Menu.tsx';
import { type Session, useSessionActions } from '#platform/web/session.ts';
import { shellTexts } from '../shell-texts.ts';

/** For what one works now. All purposes of the person, or one of them; the server writes the change down. */
export function PurposeMenu({ session }: { session: Session }) {
  const { t, language } = shellTexts.useText();
  const { change } = useSessionActions();
  const titleOf = (purpose: Session['purposes'][number]) =>
    language === 'en' ? purpose.titleEn : purpose.title;
  const current = session.purposes.find((purpose) => purpose.code === session.currentPurpose);
  if (session.purposes.length === 0) return null;
  const items = session.purposes.map((purpose) => ({
    key: purpose.code,
    label: titleOf(purpose),
    checked: purpose.code === session.currentPurpose,
    onSelect: () => void change({ currentPurpose: purpose.code }),
  }));
  const all = {
    key: 'all',
    label: t('purpose.all'),
    checked: session.currentPurpose === null,
    onSelect: () => void change({ currentPurpose: null }),
  };
  return (
    <div className="shell-purpose">
      <Menu
        label={t('purpose.label')}
        end
        buttonClass="shell-bar__button"
        groups={[
          { key: 'purposes', label: t('purpose.explain'), items: items.length > 1 ? [all, ...items] : items },
        ]}
      >
        <Glyph icon={IconTargetArrow} />
        <span className="shell-purpose__words">
          {t('purpose.now', { purpose: current ? titleOf(current) : t('purpose.all') })}
        </span>
        <Glyph icon={IconChevronDown} />
      </Menu>
    </div>
  );
}
