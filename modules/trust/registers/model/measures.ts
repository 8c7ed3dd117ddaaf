/** How the product is protected as it runs now; what the texts of the register are chosen by. */
export type Protection = {
  /** Tables with records of organisations, and on how many of them the database itself decides per row, for the owner too. */
  readonly tables: { readonly all: number; readonly guarded: number };
  /** The login provider of the organisations; null: the one of the demo, without password. */
  readonly loginIssuer: string | null;
  readonly session: { readonly idleMinutes: number; readonly longestHours: number };
  /** Rules in force of the own organisation that ask a second person. */
  readonly fourEyesRules: number;
  /** Organisations other than the own that co-signed the log. */
  readonly witnesses: number;
  /** The key that wraps all others was given to the product; else it lies in its own data directory. */
  readonly masterKeyGiven: boolean;
  /** The journal of what was destroyed lies apart from the data, so that a restored backup does not bring it back. */
  readonly journalApart: boolean;
  /** Browsers reach the product over an encrypted connection. */
  readonly encryptedTraffic: boolean;
  readonly mail: boolean;
};

/** Which sentence of the texts stands in the register, with its values. */
type Measure = {
  readonly text: MeasureText;
  readonly values: Readonly<Record<string, string | number>>;
};

type MeasureText =
  | 'rows'
  | 'rowsMissing'
  | 'login'
  | 'loginDemo'
  | 'session'
  | 'log'
  | 'witnessed'
  | 'notWitnessed'
  | 'rules'
  | 'fourEyes'
  | 'noFourEyes'
  | 'filesKeyGiven'
  | 'filesKeyHere'
  | 'journalApart'
  | 'journalHere'
  | 'traffic'
  | 'trafficOpen'
  | 'mail'
  | 'noMail';

/** The measures of AVG 32 in the order of the register; what is not switched on says so. */
export function measuresOf(now: Protection): readonly Measure[] {
  const { tables, loginIssuer, session, fourEyesRules, witnesses } = now;
  const say = (text: MeasureText, values: Measure['values'] = {}): Measure => ({ text, values });
  return [
    tables.guarded === tables.all
      ? say('rows', { all: tables.all })
      : say('rowsMissing', { all: tables.all, missing: tables.all - tables.guarded }),
    loginIssuer === null ? say('loginDemo') : say('login', { issuer: loginIssuer }),
    say('session', session),
    say('log'),
    witnesses > 0 ? say('witnessed', { witnesses }) : say('notWitnessed'),
    say('rules'),
    fourEyesRules > 0 ? say('fourEyes', { rules: fourEyesRules }) : say('noFourEyes'),
    say(now.masterKeyGiven ? 'filesKeyGiven' : 'filesKeyHere'),
    say(now.journalApart ? 'journalApart' : 'journalHere'),
    say(now.encryptedTraffic ? 'traffic' : 'trafficOpen'),
    say(now.mail ? 'mail' : 'noMail'),
  ];
}
