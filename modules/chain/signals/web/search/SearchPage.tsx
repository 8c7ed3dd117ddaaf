import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { DestroyedNotice } from '#modules/trust/retention/web/index.ts';
import {
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Empty,
  Loading,
  Page,
  ProblemAlert,
  Stack,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { type SearchGroup, searchQuery } from '../signals-api.ts';
import { SearchAgain } from './SearchAgain.tsx';

/** Found, in groups that each say by what they matched; only what one may see, and the counts say so. */
export function SearchPage() {
  const { t } = signalTexts.useText();
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  const { data, error, refetch, isFetching } = useQuery(searchQuery(q));
  const short = q.trim().length < 2;
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <Stack>
        <SearchAgain key={q} words={q} />
        {short && <p>{t('search.short')}</p>}
        {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        {isFetching && data === undefined && <Loading />}
        {!short && data?.length === 0 && (
          <DestroyedNotice idOrReference={q.trim()}>
            <Empty title={t('search.none')}>
              <p>{t('search.noneText')}</p>
            </Empty>
          </DestroyedNotice>
        )}
        {data?.map((group) => (
          <Group key={`${group.kind} ${group.matched}`} group={group} />
        ))}
      </Stack>
    </Page>
  );
}

type Item = SearchGroup['items'][number];

function Group({ group }: { group: SearchGroup }) {
  const { t, maybe } = signalTexts.useText();
  const format = useFormat();
  const way = maybe(`search.matched.${group.matched}`) ?? group.matched;
  const title = `${t(`search.kind.${group.kind}`)} ${way}`;
  const columns: Column<Item>[] = [
    {
      key: 'reference',
      header: t('queue.reference'),
      rowHeader: true,
      cell: (item) => (
        <span className="signal-nowrap">
          <TextLink to={item.path}>{item.reference}</TextLink>
        </span>
      ),
    },
    {
      key: 'title',
      header: t('queue.subject'),
      cell: (item) => (
        <>
          <b>{item.title}</b>
          {item.why !== null && <Sub>{t('search.why', { value: item.why })}</Sub>}
        </>
      ),
    },
    {
      key: 'state',
      header: t('queue.state'),
      corner: true,
      cell: (item) => <Chip>{maybe(`state.${item.state}`) ?? item.state}</Chip>,
    },
    { key: 'received', header: t('queue.received'), cell: (item) => format.dateWithoutDay(item.receivedAt) },
  ];
  return (
    <Card flush>
      <CardHeader title={title} aside={t('search.total', { count: group.total })} />
      <DataTable
        caption={title}
        columns={columns}
        rows={group.items}
        rowKey={(item) => item.id}
        narrow="cards"
      />
      {group.total > group.items.length && (
        <p className="sk-small sk-soft">{t('search.more', { count: group.items.length })}</p>
      )}
    </Card>
  );
}

export { SearchPage as Page };
