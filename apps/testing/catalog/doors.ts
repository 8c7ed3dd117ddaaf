/**
 * Functions with the owner's rights that requests or jobs may call: the doors past the policies. Each by the test that
 * knocks at it from the wrong side; a new one names its test here.
 */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  'apps/testing/leaks.int.test.ts': ['my_colleague_ids'],
  'apps/testing/routes.int.test.ts': ['claim_request', 'keep_reply'],
  'modules/chain/cases/case-policies.int.test.ts': [
    'case_party',
    'decide_bring_in',
    'my_case_doors',
    'my_case_ids',
    'my_confirmed_case_ids',
    'my_hosted_case_ids',
    'my_offered_bring_in_ids',
    'next_contribution_version',
    'people_to_invite',
    'tell_signals_of_case',
    'withdraw_copies',
  ],
  'modules/chain/cases/case-files.int.test.ts': ['holds_file_in_case'],
  'modules/chain/cases/cases.int.test.ts': ['roles_held_in'],
  'modules/chain/cases/referrals.int.test.ts': ['note_referral'],
  'modules/chain/cases/told.int.test.ts': ['people_to_tell'],
  'modules/chain/cases/disclosure-limits.int.test.ts': ['ceiling_for', 'gave_before'],
  'modules/chain/emergency/emergency.int.test.ts': ['my_emergency_signal_ids', 'open_emergency_access'],
  'modules/chain/imports/imports.int.test.ts': ['begin_mandate_scope', 'claim_import_rows'],
  'modules/chain/inquiries/inquiries.int.test.ts': [
    'decide_inquiry_content',
    'people_of_inquiry',
    'request_inquiry_content',
  ],
  'modules/chain/inquiries/inquiry-limits.int.test.ts': [
    'answer_inquiry',
    'raise_inquiry_alarm',
    'recent_inquiries',
  ],
  'modules/chain/interventions/interventions.int.test.ts': [
    'case_bringers',
    'give_results',
    'interventions_with_near_term',
    'my_received_intervention_ids',
    'pass_on_plan_entry',
  ],
  'modules/chain/linking/linking.int.test.ts': ['propose_links'],
  'modules/chain/linking/noise.int.test.ts': [
    'count_shared_values',
    'count_shared_values_of_all',
    'settle_excluded_value',
  ],
  'modules/chain/notifications/notifications.int.test.ts': [
    'enqueue_job',
    'notify_person',
    'write_notification',
  ],
  'modules/chain/research/research.int.test.ts': [
    'answer_research_question',
    'decide_research_content',
    'my_content_question_ids',
    'source_departments',
  ],
  'modules/chain/signals/server/record-signal.int.test.ts': ['free_references'],
  'modules/chain/signals/server/signal-leaks.int.test.ts': ['my_named_signal_ids', 'search_signals'],
  'modules/chain/signals/server/treat-signal.int.test.ts': ['pass_signal_to_purpose'],
  'modules/chain/weighing/weighing.int.test.ts': [
    'agenda_context',
    'my_agenda_item_ids',
    'my_agenda_signal_ids',
    'my_member_table_ids',
    'my_weighing_table_ids',
    'return_monitored_signals',
    'settle_signal',
  ],
  'modules/steer/board/board.int.test.ts': ['board_figures', 'board_own_outcomes', 'board_own_signals'],
  'modules/trust/access/login.int.test.ts': ['own_login_hint'],
  'modules/trust/access/sessions.int.test.ts': [
    'begin_scope',
    'end_own_sessions',
    'set_own_language',
    'set_session_purpose',
  ],
  'modules/trust/access/setup.int.test.ts': ['write_system_audit'],
  'modules/trust/audit/audit.int.test.ts': ['looks_at_record', 'scope_claim', 'write_audit'],
  'modules/trust/organisations/organisations.int.test.ts': ['keep_person'],
  'modules/trust/retention/retention.int.test.ts': [
    'destruction_reviewers',
    'execute_destruction_item',
    'held_record_ids',
    'hold_case',
    'lift_retention_hold',
    'my_destruction_list_ids',
    'place_retention_hold',
    'put_retention_rules',
    'sweep_short_lived',
    'weight_of_record',
  ],
  'modules/trust/rules/rules.int.test.ts': ['carry_own_confirmations', 'carry_rule_confirmations'],
};

/** Name of the function -> file of its test. */
export const doors: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TESTS).flatMap(([path, names]) => names.map((name) => [name, path])),
);
