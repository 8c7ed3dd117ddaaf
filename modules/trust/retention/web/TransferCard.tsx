import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  ButtonLink,
  Chip,
  type Column,
  Dialog,
  ListCard,
  ProblemAlert,
  Stack,
  Sub,
} from '#platform/ui/index.ts';
import { useRefresh } from '#platform/web/index.ts';
import type { DestructionItem, DestructionList, TransferPackage } from '../model/index.ts';
import { ConfirmTransferForm } from './ConfirmTransferForm.tsx';
import { contentAddress, makePackage, packagesQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

type Row = { readonly item: DestructionItem; readonly found: TransferPackage | undefined };

/** The package of a record that counts: the one that was received, else the one that waits. */
const packageOf = (item: DestructionItem, packages: readonly TransferPackage[]) =>
  packages.find(
    ({ recordId, state }) => recordId === item.recordId && (state === 'made' || state === 'received'),
  );

function Package({ found }: { found: TransferPackage | undefined }) {
  const { t, format } = useWords();
  if (found === undefined) return <Chip tone="proposal">{t('transfer.notMade')}</Chip>;
  return (
    <>
      {t('transfer.made', { name: found.madeByName, date: format.dateTime(found.madeAt) })}
      <Sub>{`${format.bytes(found.size)}, ${t('transfer.files', { count: found.files })}`}</Sub>
      <Sub>
        {t('transfer.sum')} <code className="sk-wrap">{found.sha256}</code>
      </Sub>
      {found.state === 'received' && (
        <Sub>
          {t('transfer.received', {
            archive: found.archiveName ?? '',
            number: found.archiveReference ?? '',
            date: format.dateWithoutDay(found.receivedOn),
          })}
        </Sub>
      )}
    </>
  );
}

/** What goes to an archive: pack it, take the package along, record what the archive confirmed. Then it is destroyed here. */
export function TransferCard({ list, items }: { list: DestructionList; items: readonly DestructionItem[] }) {
  const { t, kind } = useWords();
  const refresh = useRefresh('retention');
  const packages = useQuery(packagesQuery(list.id));
  const [packing, setPacking] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [confirming, setConfirming] = useState<TransferPackage | null>(null);
  const pack = async (recordId: string) => {
    setPacking(recordId);
    setProblem(null);
    await makePackage(list.id, recordId).catch(setProblem);
    await refresh();
    setPacking(null);
  };
  const columns: Column<Row>[] = [
    {
      key: 'record',
      header: t('column.record'),
      rowHeader: true,
      cell: ({ item }) => (
        <>
          {item.reference}
          <Sub>{kind(item.recordKind)}</Sub>
        </>
      ),
    },
    { key: 'package', header: t('transfer.package'), cell: ({ found }) => <Package found={found} /> },
    {
      key: 'what',
      header: t('transfer.what'),
      cell: ({ item, found }) =>
        found?.state === 'received' || !list.abilities.transfer ? (
          t(`result.${item.result ?? 'to-transfer'}`)
        ) : (
          <Actions>
            {found?.abilities.confirm && (
              <Button small kind="primary" onClick={() => setConfirming(found)}>
                {t('transfer.confirm')}
              </Button>
            )}
            {found?.abilities.download && (
              <ButtonLink small download to={contentAddress(found.id)}>
                {t('transfer.download')}
              </ButtonLink>
            )}
            <Button small busy={packing === item.recordId} onClick={() => void pack(item.recordId)}>
              {found === undefined ? t('transfer.make') : t('transfer.again')}
            </Button>
          </Actions>
        ),
    },
  ];
  return (
    <Stack>
      <p>{t('transfer.text')}</p>
      {problem !== null && <ProblemAlert problem={problem} />}
      <ListCard
        problem={packages.error}
        onRetry={() => void packages.refetch()}
        title={t('transfer.title')}
        caption={t('transfer.title')}
        columns={columns}
        rows={packages.data && items.map((item) => ({ item, found: packageOf(item, packages.data.data) }))}
        rowKey={({ item }) => item.recordId}
        narrow="cards"
      />
      <Dialog
        open={confirming !== null}
        title={t('transfer.confirmTitle')}
        onClose={() => setConfirming(null)}
      >
        {confirming !== null && (
          <ConfirmTransferForm key={confirming.id} found={confirming} onDone={() => setConfirming(null)} />
        )}
      </Dialog>
    </Stack>
  );
}
