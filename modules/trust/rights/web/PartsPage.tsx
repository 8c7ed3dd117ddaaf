import { Chip, type Column, Sub, Term, TextLink } from '#platform/ui/index.ts';
import type { RightsPart } from '../model/index.ts';
import { RightsList } from './RightsList.tsx';
import { partsQuery } from './rights-api.ts';
import { rightsTexts } from './rights-texts.ts';

/** Requests of which the own organisation must do its part, whoever received them. */
export function PartsPage() {
  const { t } = rightsTexts.useText();
  const columns = (): Column<RightsPart>[] => [
    {
      key: 'reference',
      header: t('column.request'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/verzoeken/delen/${row.id}`}>{row.reference}</TextLink>
          <Sub>{t(`right.${row.right}`)}</Sub>
        </>
      ),
    },
    { key: 'who', header: t('column.requester'), cell: (row) => row.requester.name },
    { key: 'from', header: t('column.contactPoint'), cell: (row) => row.coordinatorName },
    { key: 'state', header: t('column.state'), cell: (row) => <Chip>{t(`partState.${row.state}`)}</Chip> },
    {
      key: 'due',
      header: t('column.due'),
      corner: true,
      cell: (row) => (row.state === 'open' ? <Term on={row.dueOn} /> : '–'),
    },
  ];
  return <RightsList name="parts" query={partsQuery} columns={columns} />;
}

export { PartsPage as Page };
