import { IconScale } from '@tabler/icons-react';
import { Alert } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { PlanView } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';

type Warning = PlanView['warnings'][number];

const DATES = new Set(['date', 'otherDate']);

/** What collides in a plan, each in a sentence with the facts it rests on. */
export function PlanWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = interventionTexts.useText();
  const format = useFormat();
  const sentence = ({ code, params }: Warning) =>
    t(
      `warning.${code}`,
      Object.fromEntries(
        Object.entries(params).map(([key, value]) => [
          key,
          DATES.has(key) ? format.dateWithoutDay(value) : value,
        ]),
      ),
    );
  return warnings.map((warning) => (
    <Alert
      key={`${warning.code} ${warning.interventionIds.join(' ')}`}
      tone={warning.level === 'collision' ? 'error' : 'warn'}
      title={t(`warning.${warning.level}`)}
      {...(warning.code === 'punished-twice' || warning.code === 'fined-twice' ? { icon: IconScale } : {})}
    >
      {sentence(warning)}
    </Alert>
  ));
}
