import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader, Loading, ProblemAlert, Properties, SelectField } from '#platform/ui/index.ts';
import { useUrlFilters } from '#platform/web/index.ts';
import type { DpiaInput } from '../model/index.ts';
import { useActivityLines } from './ActivityLines.tsx';
import { registerTexts } from './register-texts.ts';
import { dpiaQuery } from './registers-api.ts';
import { useWords } from './use-words.ts';

const DEFAULTS = { doel: '' };

function Input({ input }: { input: DpiaInput }) {
  const { t } = registerTexts.useText();
  const words = useWords();
  const linesOf = useActivityLines();
  const roles = (wide: boolean) => words.titles(input.rolesThatRead.filter((role) => role.wide === wide));
  return (
    <Card>
      <CardHeader title={words.title(input.purpose)} />
      <p>{input.description}</p>
      <Properties
        items={[
          ...linesOf(input),
          { label: t('sensitive'), value: words.titles(input.sensitiveCategories) || t('none') },
          { label: t('forbidden'), value: words.titles(input.forbiddenCategories) || t('none') },
          {
            label: t('prohibitions'),
            value: input.prohibitions.map(({ rule, title }) => `${rule} ${title}`).join('; ') || t('none'),
          },
          { label: t('readsAll'), value: roles(true) || t('none') },
          { label: t('readsNamed'), value: roles(false) || t('none') },
          {
            label: t('unconfirmed'),
            value:
              input.unconfirmedRules.map(({ rule, title }) => `${rule} ${title}`).join('; ') || t('none'),
          },
          { label: t('unchecked'), value: input.uncheckedRules.join(', ') || t('none') },
          { label: t('compares'), value: t(input.comparesMentions ? 'comparesYes' : 'comparesNo') },
        ]}
      />
    </Card>
  );
}

/** Of one purpose, what a DPIA starts from: facts of how the product is set up, no judgement. */
export function DpiaTab() {
  const { t } = registerTexts.useText();
  const words = useWords();
  const { filters, set } = useUrlFilters(DEFAULTS);
  const { data, error, refetch } = useQuery(dpiaQuery);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const input = data.data.find(({ purpose }) => purpose.code === filters.doel) ?? data.data[0];
  return (
    <>
      <div className="sk-no-print">
        <SelectField
          label={t('purpose')}
          emptyLabel={null}
          value={input?.purpose.code ?? ''}
          onValueChange={(doel) => set({ doel })}
          options={data.data.map(({ purpose }) => ({ value: purpose.code, label: words.title(purpose) }))}
        />
      </div>
      {input && <Input input={input} />}
    </>
  );
}
