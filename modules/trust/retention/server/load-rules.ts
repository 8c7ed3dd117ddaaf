import type { LegalBasesContent, PhaseStatesContent } from '#modules/trust/purposes/model/index.ts';
import { loadContentFile } from '#modules/trust/purposes/server/index.ts';
import type { SystemScope } from '#platform/server/index.ts';
import { parseRetentionRules, type RecordKind, retentionLines } from '../model/index.ts';
import { putRules } from './rule-queries.ts';

/** Loads `content/retention-rules.json` against the kinds that the modules registered, and puts it in force. Errors: ContentError. */
export async function loadRetentionRules(
  system: SystemScope,
  directory: string,
  content: { readonly legal: LegalBasesContent; readonly phaseStates: PhaseStatesContent },
  kinds: readonly RecordKind[],
): Promise<void> {
  const known = new Set(kinds.map(({ kind }) => kind));
  const { id, content: rules } = await loadContentFile(system, directory, 'retention-rules', (json) =>
    parseRetentionRules(json, content.legal, content.phaseStates, known),
  );
  await putRules(system, id, retentionLines(rules, content.legal, content.phaseStates));
}
