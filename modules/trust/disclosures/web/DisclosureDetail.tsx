import { Properties, type Property, Stack } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Disclosure, DisclosureNotice } from '../model/index.ts';
import { DisclosureState } from './DisclosureState.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { NoticeList } from './NoticeList.tsx';
import { RuleText } from './RuleCards.tsx';

type UseText = ReturnType<typeof disclosureTexts.useText>;

const line = (label: string, value: string | null): Property[] =>
  value === null || value === '' ? [] : [{ label, value }];

function recordsInWords({ t, maybe }: UseText, disclosure: Disclosure): string {
  if (disclosure.records.length === 0)
    return maybe(`register.itemKind.${disclosure.recordKind}`) ?? disclosure.recordKind;
  return disclosure.records
    .map((record) => {
      const fields = record.fields.map((field) => maybe(`lookField.${field}`) ?? field).join(', ');
      return `${maybe(`register.itemKind.${record.kind}`) ?? t('register.records')}: ${fields}`;
    })
    .join('; ');
}

/** Conditions with their words; those that hold without a word stand together. */
function conditionLines({ t }: UseText, { conditions }: Disclosure): Property[] {
  const worded = conditions.map((condition) => ({
    ...condition,
    words: condition.facts.flatMap(({ text }) => text ?? []).join('; '),
  }));
  const silent = worded.filter(({ words }) => words === '').map(({ title }) => title);
  return [
    ...worded
      .filter(({ words }) => words !== '')
      .map(({ code, rule, title, words }) => ({ key: `${code} ${rule}`, label: title, value: words })),
    ...line(t('register.conditionsMet'), [...new Set(silent)].join(', ')),
  ];
}

function useLines(disclosure: Disclosure): Property[] {
  const text = disclosureTexts.useText();
  const { t } = text;
  const format = useFormat();
  const received = () => {
    if (disclosure.receivedAt === null) return t('register.notReceived');
    const date = format.dateTime(disclosure.receivedAt);
    const how = t(`register.how.${disclosure.receivedHow ?? 'looked'}`, { date });
    return disclosure.receivedByName === null
      ? how
      : `${how}, ${t('register.byName', { name: disclosure.receivedByName })}`;
  };
  return [
    { label: t('register.state'), value: <DisclosureState disclosure={disclosure} /> },
    { label: t('register.purpose'), value: disclosure.purposeTitle },
    { label: t('register.categories'), value: disclosure.categories.map(({ title }) => title).join(', ') },
    { label: t('register.records'), value: recordsInWords(text, disclosure) },
    ...line(t('register.regimes'), disclosure.regimes.map(({ title }) => title).join(', ')),
    ...line(t('register.case'), disclosure.caseReference),
    ...line(t('register.ownNumber'), disclosure.recordReference),
    ...line(t('register.version'), disclosure.rulesVersion),
    {
      label: t('register.givenBy'),
      value: `${disclosure.givenByName ?? t('register.byMachine')}, ${format.dateTime(disclosure.givenAt)}`,
    },
    ...line(t('register.approvedBy'), disclosure.approvedByName),
    { label: t('register.receivedOn'), value: received() },
    ...conditionLines(text, disclosure),
  ];
}

/** One giving in full: the rule and its articles, what went, what proved each condition, and what came after. */
export function DisclosureDetail({
  disclosure,
  onConfirm,
}: {
  disclosure: Disclosure;
  onConfirm: (notice: DisclosureNotice) => void;
}) {
  const lines = useLines(disclosure);
  return (
    <Stack>
      {disclosure.rules.map((rule) => (
        <RuleText key={rule.code} rule={rule} />
      ))}
      <Properties items={lines} />
      <NoticeList notices={disclosure.notices} onConfirm={onConfirm} />
    </Stack>
  );
}
