import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  Actions,
  Button,
  Dialog,
  ListCard,
  Loading,
  Page,
  ProblemPage,
  Stack,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { DestructionItem, DestructionList, ExtenderPerson } from '../model/index.ts';
import { DecideForm } from './DecideForm.tsx';
import { useItemColumns } from './item-columns.tsx';
import { ListActions } from './ListActions.tsx';
import { listQuery } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';
import { TransferCard } from './TransferCard.tsx';

/** One list: its records, what the reviewer decided on each, and what came of it. */
export function ListPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(listQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <Shown list={data.data} items={data.items} extenders={data.extenders} />;
}

type ShownProps = {
  list: DestructionList;
  items: readonly DestructionItem[];
  extenders: readonly ExtenderPerson[];
};

function Shown({ list, items, extenders }: ShownProps) {
  const { t } = retentionTexts.useText();
  const format = useFormat();
  const columns = useItemColumns();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [deciding, setDeciding] = useState(false);
  const transferred = items.filter(({ result }) => result === 'to-transfer' || result === 'transferred');
  const done = () => {
    setDeciding(false);
    setChosen(new Set());
  };
  return (
    <Page
      title={list.title}
      lead={[
        t('list.madeBy', { name: list.madeByName, date: format.dateTime(list.madeAt) }),
        t('list.reviewedBy', { name: list.reviewerName }),
        t(`listState.${list.state}`),
      ].join(' · ')}
      crumbs={[
        { label: t('title'), to: '/bewaren' },
        { label: t('tab.lists'), to: '/bewaren/lijsten' },
        { label: list.title },
      ]}
    >
      <Stack>
        <ListActions list={list} items={items} />
        <ListCard
          problem={null}
          onRetry={() => undefined}
          title={t('list.records', { count: list.records })}
          caption={list.title}
          columns={columns}
          rows={items}
          rowKey={(item) => item.recordId}
          rowLabel={(item) => item.reference}
          narrow="cards"
          {...(list.abilities.review
            ? {
                selected: chosen,
                onSelect: setChosen,
                selectionActions: (
                  <Button small onClick={() => setDeciding(true)}>
                    {t('decide.start')}
                  </Button>
                ),
              }
            : {})}
        />
        {transferred.length > 0 && <TransferCard list={list} items={transferred} />}
        {items.some((item) => item.result !== null) && (
          <Actions>
            <TextLink to={`/bewaren/lijsten/${list.id}/verklaring`}>{t('report.open')}</TextLink>
          </Actions>
        )}
      </Stack>
      <Dialog open={deciding} title={t('decide.title')} onClose={() => setDeciding(false)}>
        <DecideForm
          listId={list.id}
          items={items.filter(({ recordId }) => chosen.has(recordId))}
          extenders={extenders}
          onDone={done}
        />
      </Dialog>
    </Page>
  );
}

export { ListPage as Page };
