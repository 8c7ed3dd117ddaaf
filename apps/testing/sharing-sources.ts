import type pg from 'pg';
import { filesBelow, isTest, read, repository } from '../../tools/checks/sources.ts';

const ASKS = /\b(giveDisclosure|evaluateDisclosure|judgeAsking|judgeInquiry)\(/;
const DEFINES = /export (async )?function evaluateDisclosure\(|export const evaluateDisclosure/;

/** Whether a source asks the rules whether data may go. */
export const asksRules = (source: string): boolean => ASKS.test(source) && !DEFINES.test(source);

/** Files of the product that ask the rules, as paths from the root, in order. */
export const askersIn = (folders: readonly string[]): string[] =>
  filesBelow(repository, folders, /\.ts$/)
    .filter((path) => !isTest(path))
    .filter((path) => asksRules(read(repository, path)));

export type GivingTable = { readonly name: string; readonly disclosure: boolean };

/** Tables with a row that names more than one organisation, and whether each row points at a disclosure. */
export async function givingTables(owner: pg.Pool): Promise<GivingTable[]> {
  const { rows } = await owner.query<GivingTable>(
    `select c.relname as name,
            bool_or(a.attname = 'disclosure_id' and a.attnotnull) as disclosure
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      group by c.relname
     having count(*) filter (where a.attname like '%organisation_id') > 1
      order by 1`,
  );
  return rows;
}
