import { Chip, type Property, Sub } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Activity } from '../model/index.ts';
import { registerTexts } from './register-texts.ts';
import { useWords } from './use-words.ts';

function Recipients({ activity }: { activity: Activity }) {
  const { t } = registerTexts.useText();
  const words = useWords();
  if (activity.recipients.length === 0) return <>{t('none')}</>;
  return (
    <ul className="sk-plain-list">
      {activity.recipients.map((recipient) => (
        <li key={recipient.rule}>
          <Chip>{recipient.rule}</Chip>{' '}
          {recipient.to.map((type) => (type === '*' ? t('everyone') : type)).join(', ')}{' '}
          <Sub>{words.articles(recipient.articles)}</Sub>
        </li>
      ))}
    </ul>
  );
}

/** What a register of processing says of one purpose. */
export function useActivityLines(): (activity: Activity) => Property[] {
  const { t } = registerTexts.useText();
  const format = useFormat();
  const words = useWords();
  return (activity) => [
    { label: t('basis'), value: words.articles(activity.articles) },
    { label: t('subjects'), value: activity.subjects.join('; ') || t('none') },
    ...(activity.themes.length === 0 ? [] : [{ label: t('themes'), value: words.titles(activity.themes) }]),
    { label: t('categories'), value: words.titles(activity.categories) },
    { label: t('recipients'), value: <Recipients activity={activity} /> },
    {
      label: t('retention'),
      value: [
        t('months', { count: activity.retention.months, from: activity.retention.from }),
        ...activity.retention.byPhase.map(({ phase, outcome, months }) =>
          t('phaseMonths', { count: months, phase, outcome }),
        ),
      ].join('; '),
    },
    { label: t('joint'), value: activity.jointControllers.join(', ') || t('none') },
    { label: t('processors'), value: activity.processors.join(', ') || t('none') },
    { label: t('inform'), value: activity.informSubject },
    {
      label: t('dpia'),
      value:
        activity.dpia.approvedOn === null
          ? t(activity.dpia.required ? 'dpiaMissing' : 'dpiaNotRequired')
          : format.dateWithoutDay(activity.dpia.approvedOn),
    },
  ];
}
