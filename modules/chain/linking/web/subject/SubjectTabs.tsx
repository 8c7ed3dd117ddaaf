import { TabLinks } from '#platform/ui/index.ts';
import { linkingTexts } from '../linking-texts.ts';

/** The two sides of a subject: what its sources say, and what is around it. */
export function SubjectTabs({ id }: { id: string }) {
  const { t } = linkingTexts.useText();
  return (
    <TabLinks
      label={t('subject.tabs')}
      tabs={[
        { to: `/subjecten/${id}`, label: t('subject.tabSources'), end: true },
        { to: `/subjecten/${id}/netwerk`, label: t('subject.tabNetwork') },
      ]}
    />
  );
}
