import { factsFor, type Giving, giverOf, shownRule } from '#modules/trust/disclosures/server/index.ts';
import { evaluateDisclosure } from '#modules/trust/purposes/model/index.ts';
import { calendarDateAt, newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ShownRule } from '../../disclosures/model/index.ts';
import { answer, composeLetter, type LetterBody, type LetterPart, RIGHTS_PURPOSE } from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import { legalOf, letterPurpose, titlesOfCategory } from './law.ts';
import { insertLetter } from './letter-queries.ts';
import { findReleases } from './part-queries.ts';
import { mayHandle } from './policy.ts';
import type { RightsParts } from './ports.ts';
import { findProgress, findRequest, insertEvent, type RequestRow } from './request-queries.ts';

type Judged = { readonly rules: ShownRule[]; readonly refused: ReadonlySet<string> };

/** By which rule the answer goes to the requester. Errors: `conditions-open` with what is still asked. */
async function judgeAnswer(
  scope: Scope,
  parts: RightsParts,
  row: RequestRow,
  categories: readonly string[],
): Promise<Judged> {
  if (categories.length === 0) return { rules: [], refused: new Set() };
  const giving: Giving = {
    to: { organisationId: scope.organisation.id, type: 'betrokkene', roles: [] },
    purpose: RIGHTS_PURPOSE,
    categories,
    record: { kind: 'rights-request', id: row.id, retentionFrom: scope.now },
    fieldsChosen: true,
    known: [
      { condition: 'identity-verified', by: 'document', text: row.identityMethod ?? '' },
      // Every officer said so on finishing; without it no part is finished.
      { condition: 'third-party-rights-checked', by: 'statement', personId: scope.person.id },
    ],
  };
  const known = await factsFor(scope, parts.disclosures, giving);
  const verdict = evaluateDisclosure(
    legalOf(scope, parts).document,
    { ...giving, from: giverOf(scope) },
    known,
  );
  if (verdict.open.length > 0)
    refuse('conditions-open', {
      errors: verdict.open.map(({ code, title, by, rule, check }) => ({
        pointer: `/conditions/${code}`,
        code: 'conditions-open' as const,
        params: { condition: code, title, by, rule, check },
      })),
    });
  const refused = verdict.categories.filter((item) => item.outcome === 'not-allowed');
  return { rules: verdict.rules.map(shownRule), refused: new Set(refused.map((item) => item.category)) };
}

/** The parts as the letter tells of them: what no rule lets go to the requester this way is taken out and named. */
function toldParts(
  scope: Scope,
  parts: RightsParts,
  gathered: readonly LetterPart[],
  refused: ReadonlySet<string>,
): LetterPart[] {
  const legal = legalOf(scope, parts).document;
  return gathered.map(({ organisation, release }) => {
    if (release === null) return { organisation, release };
    const out = new Set(
      release.records.flatMap((record) =>
        record.fields.flatMap(({ category }) => (refused.has(category) ? [category] : [])),
      ),
    );
    return {
      organisation,
      release: {
        ...release,
        records: release.records.map((record) => ({
          ...record,
          fields: record.fields.filter((field) => !refused.has(field.category)),
        })),
        directly: [...release.directly, ...[...out].map((category) => titlesOfCategory(legal, category))],
      },
    };
  });
}

/** Makes the answer letter from what every controller handed over. Errors: `parts-open`, `conditions-open`, `stale-version`. */
export async function makeLetter(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: LetterBody,
): Promise<string> {
  const row = (await findRequest(scope, id)) ?? refuse('not-found');
  if (!mayHandle(scope)) refuse('not-allowed');
  if (row.version !== body.expectedVersion) refuse('stale-version', { current: row });
  const progress = await findProgress(scope, id);
  const step = answer(row.state, progress, calendarDateAt(scope.now));
  if (!step.ok) return refuse(step.error, { params: { state: row.state } });
  const releases = new Map((await findReleases(scope, id)).map((one) => [one.partId, one.content]));
  const gathered = progress.map((part) => ({
    organisation: part.organisationName,
    release: releases.get(part.id) ?? null,
  }));
  const records = gathered.flatMap(({ release }) => release?.records ?? []);
  const categories = records.flatMap((record) => record.fields.map((field) => field.category));
  const judged = await judgeAnswer(
    scope,
    parts,
    row,
    records.length === 0 ? [] : [...new Set(['waarneming', ...categories])],
  );
  const legal = legalOf(scope, parts).document;
  const purposes = new Set(gathered.flatMap(({ release }) => release?.purposes ?? []));
  const blocks = composeLetter(
    {
      right: row.right,
      name: row.requester.name,
      reference: row.reference,
      receivedOn: row.receivedOn,
      madeOn: calendarDateAt(scope.now),
      organisation: scope.organisation.name,
      signedBy: scope.person.name,
      contact: body.contact,
      parts: toldParts(scope, parts, gathered, judged.refused),
      purposes: [...purposes].flatMap((code) => letterPurpose(legal, code)),
    },
    body.language,
  );
  const letterId = newId();
  await insertLetter(scope, {
    id: letterId,
    requestId: id,
    language: body.language,
    blocks,
    rules: judged.rules,
  });
  await insertEvent(scope, id, 'letter-made', { language: body.language });
  auditRights(scope, 'rights-letter.made', 'rights-request', [id], {
    rule: judged.rules.map((rule) => rule.code).join(' '),
    fields: [...new Set(categories)],
    detail: { letter: letterId, language: body.language },
  });
  return letterId;
}
