import type { Signal } from '#modules/chain/signals/model/index.ts';
import { moveSignal, readSignal } from '#modules/chain/signals/server/index.ts';
import { sourceDepartments, sourcesOfSignal } from '#modules/chain/weighing/server/index.ts';
import { giveDisclosure, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { offeredItems, strangeItems } from '../model/index.ts';
import type { ResearchParts } from './ports.ts';
import { insertQuestion } from './research-queries.ts';

export type Asked = {
  readonly departmentId: string;
  readonly question: string;
  readonly motivation: string;
  readonly search: readonly {
    readonly category: string;
    readonly field: string;
    readonly value: string;
    readonly mentionId?: string | undefined;
  }[];
};

/** Privacy check 1, as the table made it for this source. */
const privacyCheck1 = (weighing: { readonly weighingId: string; readonly decidedByName: string }) => ({
  condition: 'privacy-check-1',
  by: 'approval' as const,
  recordId: weighing.weighingId,
  text: weighing.decidedByName,
});

/** A question carries what the weighed signal holds, and nothing that was typed beside it. */
function checkSearch(signal: Signal, asked: Asked): void {
  const strange = strangeItems(signal, asked.search);
  if (strange.length > 0)
    refuse('invalid-body', {
      errors: strange.map((index) => ({ pointer: `/search/${index}/value`, code: 'unknown-value' })),
    });
}

/** Persons concerned: the mentions named, or of which a value was given. */
const subjectsOf = (signal: Signal, asked: Asked): string[] => {
  const values = new Set(asked.search.map((item) => item.value));
  const named = offeredItems(signal).filter((item) => values.has(item.value));
  return [...new Set(named.flatMap((item) => item.mentionId ?? []))];
};

/**
 * Asks one department of the own organisation whether it knows what the question names. Only after a table took the signal up, and
 * only sources that passed privacy check 1. Errors: `research-not-allowed-yet`, `rule-refuses`, `conditions-open`.
 */
export async function askDepartment(
  scope: Scope,
  parts: ResearchParts,
  signalId: string,
  asked: Asked,
): Promise<string> {
  const { signal } = await readSignal(scope, signalId);
  const weighing = await sourcesOfSignal(scope, signalId);
  if (weighing === undefined || !['taken-up', 'research'].includes(signal.state))
    return refuse('research-not-allowed-yet', { params: { state: signal.state } });
  if (!weighing.sources.some((source) => source.departmentId === asked.departmentId)) {
    refuse('research-not-allowed-yet', {
      errors: [{ pointer: '/departmentId', code: 'research-not-allowed-yet' }],
    });
  }
  const department =
    (await sourceDepartments(scope)).find((one) => one.departmentId === asked.departmentId) ??
    refuse('not-found');
  checkSearch(signal, asked);
  const id = newId();
  const given = await giveDisclosure(scope, parts.disclosures, {
    to: { organisationId: scope.organisation.id, type: scope.organisation.type, roles: department.roles },
    purpose: signal.purposeCode,
    categories: [...new Set(asked.search.map((item) => item.category))],
    record: { kind: 'research-question', id, retentionFrom: new Date(signal.receivedAt) },
    signalId,
    fieldsChosen: true,
    known: [systemFact('open-question', undefined, id), privacyCheck1(weighing)],
    proofs: [{ condition: 'need-to-know-motivation', text: asked.motivation }],
    subjects: subjectsOf(signal, asked),
  });
  await insertQuestion(scope, {
    ...asked,
    id,
    purposeCode: signal.purposeCode,
    signalId,
    weighingId: weighing.weighingId,
    disclosureId: given.id,
  });
  if (signal.state === 'taken-up')
    await moveSignal(scope, parts, signalId, { step: 'research', detail: { department: department.title } });
  scope.audit({
    action: 'research.asked',
    kind: 'research-question',
    rule: given.rules.map((rule) => rule.code).join(' '),
    records: [id, signalId].map((recordId) => ({
      id: recordId,
      organisationId: scope.organisation.id,
      purpose: signal.purposeCode,
    })),
    fields: asked.search.map((item) => item.field),
  });
  return id;
}
