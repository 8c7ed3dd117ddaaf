import { ProblemAlert } from '../feedback/Feedback.tsx';
import { Card, CardHeader } from '../layout/Card.tsx';
import { DataTable, type DataTableProps } from './DataTable.tsx';

export type ListCardProps<Row> = DataTableProps<Row> & {
  /** Above the table; without it the caption is only read aloud. */
  title?: string;
  /** What kept the rows from coming: shown in place of the table. */
  problem: unknown;
  onRetry: () => void;
};

/** A list of the server: its table in a card, or what went wrong and a way to try again. */
export function ListCard<Row extends object>({ title, problem, onRetry, ...table }: ListCardProps<Row>) {
  if (problem) return <ProblemAlert problem={problem} onRetry={onRetry} />;
  return (
    <Card flush>
      {title !== undefined && <CardHeader title={title} />}
      <DataTable {...table} />
    </Card>
  );
}
