import { Fragment } from 'react';
import { Chip, Panel, Stack } from '#platform/ui/index.ts';
import type { Outlook, ShownRule } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';

export const articleText = (article: { law: string; article: string }): string =>
  `${article.law} ${article.article}`;

const ARTICLES_SHOWN = 2;

/** The first articles in one line; more do not help who reads. */
export const articlesText = (articles: readonly { law: string; article: string }[]): string =>
  articles.slice(0, ARTICLES_SHOWN).map(articleText).join(', ');

/** One rule as a person reads it: code, what it is about, articles, and in words. */
export function RuleText({ rule }: { rule: ShownRule }) {
  const { t } = disclosureTexts.useText();
  return (
    <div>
      <p>
        <b>{t('rule.label', { code: rule.code })}</b> · {rule.title}{' '}
        {rule.articles.map((article) => (
          <Fragment key={articleText(article)}>
            <Chip>{articleText(article)}</Chip>{' '}
          </Fragment>
        ))}
      </p>
      <p className="sk-small">
        {rule.explanation} <span className="sk-soft">({t(`confidence.${rule.confidence}`)})</span>
      </p>
    </div>
  );
}

/** The rules by which the chosen data go, above everything else; before anything is chosen, those that may come to hold. */
export function RuleCards({ rules, chosen }: { rules: Outlook['rules']; chosen: boolean }) {
  const { t } = disclosureTexts.useText();
  const shown = [...new Map(rules.map((item) => [item.rule.code, item.rule])).values()];
  return (
    <Panel sunk>
      <Stack>
        {shown.length === 0 && <p>{t('rule.none')}</p>}
        {!chosen && shown.length > 0 && <p className="sk-soft">{t('rule.before')}</p>}
        {chosen && shown.length > 1 && <p className="sk-soft">{t('rule.several')}</p>}
        {shown.map((rule) => (
          <RuleText key={rule.code} rule={rule} />
        ))}
      </Stack>
    </Panel>
  );
}
