import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  CheckboxField,
  CheckboxGroup,
  Chip,
  Form,
  Loading,
  Pager,
  ProblemAlert,
  RadioGroup,
  Stack,
} from '#platform/ui/index.ts';
import { useCursorPages, useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { type RightsItem, type RightsPart, WITHHOLDING_REASONS } from '../../model/index.ts';
import { itemsQuery, reviewItems } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

/** What is about the requester: of each record whether the letter shows it, in part or not, with the reasons. */
export function ItemsCard({ part }: { part: RightsPart }) {
  const { t } = rightsTexts.useText();
  const pages = useCursorPages(part.id);
  const list = useQuery(itemsQuery(part.id, pages.cursor));
  const rows = list.data?.data ?? [];
  return (
    <Card>
      <CardHeader title={t('item.title')} count={list.data?.page.count} />
      <Stack>
        <p className="sk-soft">{t('item.lead')}</p>
        {list.error && <ProblemAlert problem={list.error} />}
        {list.data === undefined && !list.error && <Loading />}
        <ul className="sk-plain-list">
          {rows.map((item) => (
            <li key={item.id}>
              <Item item={item} part={part} />
            </li>
          ))}
        </ul>
        {part.abilities.review && rows.length > 0 && <Review part={part} rows={rows} />}
        <Pager pages={pages} page={list.data?.page} shown={rows.length} />
      </Stack>
    </Card>
  );
}

function Item({ item, part }: { item: RightsItem; part: RightsPart }) {
  const { t, language } = rightsTexts.useText();
  const format = useFormat();
  const reasons = WITHHOLDING_REASONS.filter((reason) => item.reasons.includes(reason.code));
  return (
    <>
      <b>{`${item.reference}, ${format.dateWithoutDay(item.receivedOn)}`}</b>{' '}
      <Chip tone={item.decision === null ? 'proposal' : 'decision'}>
        {t(item.decision === null ? 'item.toDecide' : `decision.${item.decision}`)}
      </Chip>
      <div className="sk-small">
        {item.fields
          .map(
            (field) =>
              `${t(`field.${field.key as 'name'}`)}: ${field.key === 'birthDate' ? format.dateWithoutDay(field.value) : field.value}`,
          )
          .join('; ')}
      </div>
      {part.right === 'portability' && (
        <div className="sk-small sk-soft">
          {t(item.grounds.length === 0 ? 'item.notPortable' : 'item.portable')}
          {item.givenByRequester && ` ${t('item.given')}`}
        </div>
      )}
      {item.namesOthers && <div className="sk-small sk-soft">{t('item.namesOthers')}</div>}
      {reasons.length > 0 && (
        <div className="sk-small sk-soft">
          {reasons.map((reason) => `${reason.title[language]} (${reason.articles.join(', ')})`).join('; ')}
        </div>
      )}
    </>
  );
}

function Review({ part, rows }: { part: RightsPart; rows: readonly RightsItem[] }) {
  const { t, language } = rightsTexts.useText();
  const refresh = useRefresh('rights');
  const waiting = rows.filter((item) => item.decision === null).map((item) => item.id);
  const [value, setValue] = useState<{
    itemIds: readonly string[];
    decision: 'shown' | 'partly' | 'withheld';
    reasons: readonly string[];
    withheldFields: readonly string[];
    givenByRequester: boolean;
  }>({ itemIds: waiting, decision: 'shown', reasons: [], withheldFields: [], givenByRequester: false });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      const { itemIds, reasons, withheldFields, decision, givenByRequester } = current;
      await reviewItems(part.id, {
        itemIds: [...itemIds],
        decision,
        reasons: [...reasons],
        withheldFields: [...withheldFields],
        givenByRequester,
      });
      setValue((before) => ({ ...before, itemIds: [] }));
      await refresh();
    },
  });
  const keys = [...new Set(rows.flatMap((item) => item.fields.map((field) => field.key)))];
  return (
    <Form form={form} label={t('review.title')}>
      <CheckboxGroup
        legend={t('review.which')}
        choices={rows.map((item) => ({ value: item.id, label: item.reference }))}
        twoColumns
        {...form.field('itemIds')}
      />
      <RadioGroup
        legend={t('review.decision')}
        choices={(['shown', 'partly', 'withheld'] as const).map((one) => ({
          value: one,
          label: t(`decision.${one}`),
        }))}
        {...form.field('decision')}
        onValueChange={(next) => form.set('decision', next as 'shown')}
      />
      {part.right === 'portability' && rows.some((item) => item.grounds.length > 0) && (
        <CheckboxField {...form.field('givenByRequester')}>{t('review.given')}</CheckboxField>
      )}
      {value.decision === 'partly' && (
        <CheckboxGroup
          legend={t('review.fields')}
          choices={keys.map((key) => ({ value: key, label: t(`field.${key as 'name'}`) }))}
          twoColumns
          {...form.field('withheldFields')}
        />
      )}
      {value.decision !== 'shown' && (
        <CheckboxGroup
          legend={t('review.reasons')}
          choices={WITHHOLDING_REASONS.map((reason) => ({
            value: reason.code,
            label: reason.title[language],
            text: reason.articles.join(', '),
          }))}
          {...form.field('reasons')}
        />
      )}
      <Button type="submit" busy={form.submitting}>
        {t('review.do')}
      </Button>
    </Form>
  );
}
