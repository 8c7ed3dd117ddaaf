import { Chip, type Column, Sub, Term, TextLink } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { RightsRequest } from '../model/index.ts';
import { RightsList } from './RightsList.tsx';
import { requestsQuery } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

/** Requests that came in at the own contact point, the nearest term first. */
export function RequestsPage() {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const columns = (closed: boolean): Column<RightsRequest>[] => [
    {
      key: 'reference',
      header: t('column.request'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/verzoeken/${row.id}`}>{row.reference}</TextLink>
          <Sub>{t(`right.${row.right}`)}</Sub>
        </>
      ),
    },
    { key: 'who', header: t('column.requester'), cell: (row) => row.requester.name },
    { key: 'received', header: t('column.received'), cell: (row) => format.dateWithoutDay(row.receivedOn) },
    { key: 'state', header: t('column.state'), cell: (row) => <Chip>{t(`state.${row.state}`)}</Chip> },
    {
      key: 'term',
      header: t('column.term'),
      corner: true,
      cell: (row) => {
        if (row.paused) return t('paused');
        if (closed) return row.closedOn === null ? '–' : format.dateWithoutDay(row.closedOn);
        return <Term on={row.termOn} />;
      },
    },
  ];
  return <RightsList name="requests" query={requestsQuery} columns={columns} />;
}

export { RequestsPage as Page };
