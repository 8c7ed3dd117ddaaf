import { casesRecordKinds } from '#modules/chain/cases/server/index.ts';
import { emergencyRecordKinds } from '#modules/chain/emergency/server/index.ts';
import { feedbackRecordKinds } from '#modules/chain/feedback/server/index.ts';
import { importsRecordKinds } from '#modules/chain/imports/server/index.ts';
import { inquiriesRecordKinds } from '#modules/chain/inquiries/server/index.ts';
import { interventionsRecordKinds } from '#modules/chain/interventions/server/index.ts';
import { linkingRecordKinds } from '#modules/chain/linking/server/index.ts';
import { notificationsRecordKinds } from '#modules/chain/notifications/server/index.ts';
import { researchRecordKinds } from '#modules/chain/research/server/index.ts';
import { signalsRecordKinds } from '#modules/chain/signals/server/index.ts';
import { themesRecordKinds } from '#modules/chain/themes/server/index.ts';
import { weighingRecordKinds } from '#modules/chain/weighing/server/index.ts';
import { accessRecordKinds } from '#modules/trust/access/server/index.ts';
import { auditRecordKinds } from '#modules/trust/audit/server/index.ts';
import { disclosuresRecordKinds } from '#modules/trust/disclosures/server/index.ts';
import { documentsRecordKinds } from '#modules/trust/documents/server/index.ts';
import { organisationsRecordKinds } from '#modules/trust/organisations/server/index.ts';
import { purposesRecordKinds } from '#modules/trust/purposes/server/index.ts';
import { registersRecordKinds } from '#modules/trust/registers/server/index.ts';
import type { RecordKind } from '#modules/trust/retention/model/index.ts';
import { retentionRecordKinds } from '#modules/trust/retention/server/index.ts';
import { rightsRecordKinds } from '#modules/trust/rights/server/index.ts';
import { rulesRecordKinds } from '#modules/trust/rules/server/index.ts';

/** Every kind of record in the product, by the modules that keep them. A test walks all tables and finds one that stands nowhere. */
export const allRecordKinds: readonly RecordKind[] = [
  ...accessRecordKinds,
  ...auditRecordKinds,
  ...documentsRecordKinds,
  ...disclosuresRecordKinds,
  ...organisationsRecordKinds,
  ...purposesRecordKinds,
  ...themesRecordKinds,
  ...registersRecordKinds,
  ...rightsRecordKinds,
  ...rulesRecordKinds,
  ...signalsRecordKinds,
  ...emergencyRecordKinds,
  ...linkingRecordKinds,
  ...weighingRecordKinds,
  ...researchRecordKinds,
  ...feedbackRecordKinds,
  ...interventionsRecordKinds,
  ...casesRecordKinds,
  ...inquiriesRecordKinds,
  ...importsRecordKinds,
  ...notificationsRecordKinds,
  ...retentionRecordKinds,
];
