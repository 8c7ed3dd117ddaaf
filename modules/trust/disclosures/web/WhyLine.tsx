import { useIsFetching, useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { type Column, DataTable, Dialog, Sub, TextButton, Why } from '#platform/ui/index.ts';
import { useFormat, useSession } from '#platform/web/index.ts';
import type { WhyPurpose, WhySeen } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { ownPurposesQuery, whyQuery } from './disclosures-api.ts';
import { articlesText } from './RuleCards.tsx';

const PURPOSES_SHOWN = 2;

const WHY = 'why';
/** A page may fetch one thing after another. */
const AT_REST_AFTER = 300;
/** What takes longer than this is asked again by itself, or hangs: the line should not wait for it. */
const LONG_ENOUGH = 3_000;
/** A page that comes to rest more often than this has said all it will. */
const MOST_TIMES = 3;

/**
 * How often the page has fetched what it shows and come to rest: only then there is a look to explain. Most pages do once; one that
 * begins late, or fetches more after that, does again.
 */
function useTimesAtRest(): number {
  const busy = useIsFetching({ predicate: ({ queryKey }) => queryKey[0] !== WHY }) > 0;
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const waiting = setTimeout(
      () => setTimes((before) => Math.min(before + 1, MOST_TIMES)),
      busy ? LONG_ENOUGH : AT_REST_AFTER,
    );
    return () => clearTimeout(waiting);
  }, [busy]);
  return times;
}

function LooksDialog({ looks, onClose }: { looks: WhySeen['looks']; onClose: () => void }) {
  const { t, maybe } = disclosureTexts.useText();
  const format = useFormat();
  const actionText = (action: string) => {
    const [noun = '', verb = ''] = action.split('.');
    return `${maybe(`noun.${noun}`) ?? noun}: ${maybe(`verb.${verb}`) ?? verb}`;
  };
  const columns: Column<WhySeen['looks'][number]>[] = [
    {
      key: 'who',
      header: t('seen.who'),
      rowHeader: true,
      cell: (look) => (
        <>
          {look.actorName} <Sub>{look.actorOrganisationName}</Sub>
        </>
      ),
    },
    { key: 'what', header: t('seen.what'), cell: (look) => actionText(look.action) },
    { key: 'when', header: t('seen.when'), cell: (look) => format.dateTime(look.occurredAt) },
  ];
  return (
    <Dialog open wide title={t('seen.looksTitle')} onClose={onClose}>
      <DataTable
        caption={t('seen.looksTitle')}
        columns={columns}
        rows={looks}
        rowKey={(look) => `${look.occurredAt} ${look.actorName} ${look.action}`}
        narrow="cards"
      />
    </Dialog>
  );
}

function Looked({ looks }: { looks: WhySeen['looks'] }) {
  const { t } = disclosureTexts.useText();
  const [open, setOpen] = useState(false);
  if (looks.length === 0) return <>{t('seen.nobody')}</>;
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('seen.looks', { count: looks.length })}</TextButton>
      {open && <LooksDialog looks={looks} onClose={() => setOpen(false)} />}
    </>
  );
}

type OfPurposesProps = { purposes: readonly WhyPurpose[]; task: readonly string[]; children?: ReactNode };

/** Of a list: the purposes in which this person works, with their articles; on a page of one task those of that, where they have them. */
function OfPurposes({ purposes, task, children }: OfPurposesProps) {
  const { t, language } = disclosureTexts.useText();
  const { appointment, organisation, currentPurpose } = useSession();
  const current = purposes.filter(({ code }) => currentPurpose === null || code === currentPurpose);
  const ofTask = current.filter(({ code }) => task.includes(code));
  const chosen = ofTask.length > 0 ? ofTask : current;
  const shown = chosen.slice(0, PURPOSES_SHOWN);
  const left = chosen.length - shown.length;
  const title = (purpose: WhyPurpose) => (language === 'en' ? purpose.titleEn : purpose.title);
  const names = [...shown.map(title), ...(left > 0 ? [t('seen.more', { count: left })] : [])];
  return (
    <Why
      purpose={names.join(', ')}
      basis={shown.map(({ articles }) => articlesText(articles)).join('; ')}
      because={t('seen.list', { title: appointment.title, organisation: organisation.name })}
      looked={t('seen.logged')}
    >
      {children}
    </Why>
  );
}

function OfRecord({ why, children }: { why: WhySeen & { purpose: WhyPurpose }; children?: ReactNode }) {
  const { t, language } = disclosureTexts.useText();
  const { appointment, organisation } = useSession();
  const { purpose, rules, looks } = why;
  const articles = rules.length > 0 ? rules.flatMap((rule) => rule.articles) : purpose.articles;
  return (
    <Why
      purpose={language === 'en' ? purpose.titleEn : purpose.title}
      basis={articlesText(articles)}
      because={
        rules.length > 0
          ? t('seen.rule', { rules: rules.map(({ code, title }) => `${code} (${title})`).join(', ') })
          : t('seen.task', { title: appointment.title, organisation: organisation.name })
      }
      looked={<Looked looks={looks} />}
    >
      {children}
    </Why>
  );
}

type WhyLineProps = { record?: string | undefined; task?: readonly string[]; children?: ReactNode };

/**
 * "Waarom mag ik dit zien?" under every page with personal data: purpose, rule or own task, articles, and who else looked.
 * `record`: the id of what the page opened; without it the page is a list. `task`: purposes of the task that a page is for. What it waits for never hides the page above it.
 */
export function WhyLine(props: WhyLineProps) {
  return (
    <Suspense fallback={null}>
      <Line {...props} />
    </Suspense>
  );
}

function Line({ record, task = [], children }: WhyLineProps) {
  const times = useTimesAtRest();
  const purposes = useQuery(ownPurposesQuery).data?.data;
  const seen = useQuery({ ...whyQuery(record ?? ''), enabled: record !== undefined && times > 0 });
  const [why] = seen.data?.data ?? [];
  const { refetch } = seen;
  const isMissing = seen.isSuccess && why === undefined;
  useEffect(() => {
    if (isMissing && times > 1) void refetch();
  }, [isMissing, times, refetch]);
  if (why?.purpose) return <OfRecord why={{ ...why, purpose: why.purpose }}>{children}</OfRecord>;
  // Of a record the general sentence would be another answer for a moment, with purposes that have nothing to do with it.
  if (purposes === undefined || (record !== undefined && seen.isPending)) return null;
  return (
    <OfPurposes purposes={purposes} task={task}>
      {children}
    </OfPurposes>
  );
}
