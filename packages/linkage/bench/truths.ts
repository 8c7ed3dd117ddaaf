import { parse } from 'csv-parse/sync';
import { Truth } from './score.ts';

/** The cells of one column. Of each row only that cell is kept, for files may be large. */
function columnOf(csv: string, column: string): string[] {
  let at: number | undefined;
  const cells: string[] = [];
  parse(csv, {
    trim: true,
    bom: true,
    on_record: (record: string[]) => {
      if (at === undefined) at = record.indexOf(column);
      else cells.push(record[at] ?? '');
      return null;
    },
  });
  return cells;
}

/** `rec-12-org` and `rec-12-dup-0`, `p12-0` and `p12-1`: the number says who it is. */
function entityInId(id: string): string {
  const number = /^(?:rec-|p)(\d+)-/.exec(id)?.[1];
  if (number === undefined) throw new Error(`${id} does not say who it is`);
  return number;
}

function truthOfIds(ids: Iterable<string>): Truth {
  const truth = new Truth();
  for (const id of ids) truth.add(id, entityInId(id));
  return truth;
}

/** The truth of a file whose ids tell it. */
export const truthInFile = (csv: string, idColumn: string): Truth => truthOfIds(columnOf(csv, idColumn));

/** Between two files: a pair has one row from each. Both may have the same ids, so the sides are marked. */
export function truthBetween(left: string, right: string, idColumn: string): Truth {
  return truthOfIds([...columnOf(left, idColumn), ...columnOf(right, idColumn)]);
}

/** The truth of the signals: who is meant in each, as lines of reference, kind and entity. */
export function truthOfPersons(csv: string): Truth {
  const truth = new Truth();
  const rows = parse(csv, { columns: true, trim: true, bom: true }) as Record<string, string>[];
  for (const { reference = '', kind, entity = '' } of rows)
    if (kind === 'person') truth.add(reference, entity);
  return truth;
}
