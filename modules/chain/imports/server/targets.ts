import { openThemes, type Themes, type ThemesContent } from '#modules/chain/themes/model/index.ts';
import { evaluateDisclosure, type Fact, type LegalBases } from '#modules/trust/purposes/model/index.ts';
import {
  type CalendarDate,
  calendarDateAt,
  type ProblemCode,
  type ProblemParams,
} from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { MunicipalityTarget } from '../model/index.ts';
import type { ImportParts } from './ports.ts';
import { findMunicipalities, type MunicipalityRow } from './target-queries.ts';

/** What the law lets in under one purpose: nothing, or these categories by these rules. */
type Admission =
  | { readonly ok: true; readonly categories: ReadonlySet<string>; readonly rules: readonly string[] }
  | { readonly ok: false; readonly code: ProblemCode; readonly params: ProblemParams };

/** A municipality as this importer may, or may not, record for it. */
export type Target = MunicipalityTarget & {
  readonly organisationId: string;
  readonly prefix: string;
  readonly processor: boolean;
  /** Purposes of the mandate, or those that the importer holds. */
  readonly purposes: readonly string[];
  readonly portfolios: Readonly<Record<string, string | null>>;
  readonly themesVersionId: string;
  readonly themes: Themes;
  readonly legal: LegalBases;
  admit(purpose: string): Admission;
};

export type Targets = { readonly today: CalendarDate; readonly byCode: ReadonlyMap<string, Target> };

/** Everything a row can hold. */
const rowCategories = [
  'verhaal',
  'waarneming',
  'identiteit',
  'contact',
  'bsn',
  'voertuig',
  'onderneming',
  'minderjarige',
  'strafrechtelijk',
];
/** Without these there is no signal. */
const indispensable = ['verhaal', 'waarneming'];

const openedThemes = new WeakMap<object, Themes>();

const themesOf = (
  parts: Pick<ImportParts, 'content'>,
  organisationId: string,
): { id: string; themes: Themes } => {
  const { id, document } = parts.content.newest('themes', organisationId);
  const content = document as ThemesContent;
  const themes = openedThemes.get(content) ?? openThemes(content);
  openedThemes.set(content, themes);
  return { id, themes };
};

const titleOf = (legal: LegalBases, purpose: string): string => legal.purposes.get(purpose)?.title ?? purpose;

/** A processor records by a rule of the municipality: from her to her own inbox, by his hand, under her mandate. */
function admitProcessor(
  legal: LegalBases,
  row: MunicipalityRow,
  roles: readonly string[],
  purpose: string,
): Admission {
  const facts: Fact[] = [
    { condition: 'purpose-selected', by: 'system' },
    { condition: 'retention-not-expired', by: 'system' },
    { condition: 'intake-mandate', by: 'document', text: row.mandateDocument ?? '' },
  ];
  const party = { organisationId: row.organisationId, type: 'gemeente' };
  const verdict = evaluateDisclosure(
    legal,
    {
      from: { ...party, roles },
      to: { ...party, roles: legal.purposes.get(purpose)?.roles ?? [] },
      purpose,
      categories: rowCategories,
    },
    { facts, confirmedRules: row.confirmedRules },
  );
  const passed = verdict.categories.filter(({ outcome }) => outcome === 'allowed');
  const categories = new Set(passed.map(({ category }) => category));
  if (indispensable.every((category) => categories.has(category))) {
    return {
      ok: true,
      categories,
      rules: [...new Set(passed.flatMap(({ way }) => (way === undefined ? [] : [way.rule.code])))],
    };
  }
  const open = verdict.open.map(({ title }) => title).join('; ');
  const params = { purpose: titleOf(legal, purpose), open };
  return { ok: false, code: open === '' ? 'rule-refuses' : 'conditions-open', params };
}

/** A coordinator records in his own organisation: only what the purpose holds counts. */
function admitOwn(legal: LegalBases, code: string): Admission {
  const purpose = legal.purposes.get(code);
  const categories = rowCategories.filter(
    (category) =>
      purpose?.dataCategories.includes(category) === true && !purpose.forbidden.includes(category),
  );
  return { ok: true, categories: new Set(categories), rules: [] };
}

function targetOf(scope: Scope, parts: Pick<ImportParts, 'content'>, row: MunicipalityRow): Target {
  const processor = scope.groups.includes('intake-processor');
  const own = scope.groups.includes('coordinator') && row.organisationId === scope.organisation.id;
  const legal = parts.content.legal(row.organisationId).document;
  const { id, themes } = themesOf(parts, row.organisationId);
  const admissions = new Map<string, Admission>();
  const refusal = own
    ? null
    : !processor
      ? 'other-organisation'
      : row.mandatePurposes === null
        ? 'no-mandate'
        : null;
  return {
    code: row.code,
    name: row.name.replace(/^gemeente\s+/i, ''),
    refusal,
    organisationId: row.organisationId,
    prefix: row.prefix,
    processor: !own,
    purposes: own ? scope.purposes : (row.mandatePurposes ?? []),
    portfolios: row.portfolios,
    themesVersionId: id,
    themes,
    legal,
    admit: (purpose) => {
      const known = admissions.get(purpose);
      if (known !== undefined) return known;
      const admission = own ? admitOwn(legal, purpose) : admitProcessor(legal, row, scope.roles, purpose);
      admissions.set(purpose, admission);
      return admission;
    },
  };
}

/** For whom this importer may record, and under what. */
export async function findTargets(
  scope: Scope,
  parts: Pick<ImportParts, 'content' | 'clock'>,
): Promise<Targets> {
  const today = calendarDateAt(parts.clock.now());
  const rows = await findMunicipalities(scope, today, (id) => parts.content.legal(id).id);
  return { today, byCode: new Map(rows.map((row) => [row.code, targetOf(scope, parts, row)])) };
}

export const purposeTitle = (target: Target, purpose: string): string => titleOf(target.legal, purpose);
