import { resolve } from 'node:path';
import { z } from 'zod';

/** Everything the product can be told from outside. Read once, at the start; nothing else reads the environment. */
export type Configuration = {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** Where the journal of destroyed records lies; undefined: in the data directory. */
  readonly journalDirectory: string | undefined;
  /** Given database; undefined: the embedded one in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  readonly publicUrl: string | undefined;
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  readonly masterKey: string | undefined;
  readonly addressServiceUrl: string | undefined;
  readonly logLevel: string;
  readonly trustProxy: boolean;
};

/** A setting that cannot work; the message is one sentence for the person who starts the product. */
export class ConfigurationError extends Error {}

const blank = (text: unknown): unknown => (text === '' ? undefined : text);
const text = z.preprocess(blank, z.string().optional());

const environmentSchema = z.object({
  PORT: z.preprocess(blank, z.coerce.number().int().min(0).max(65_535).default(8080)),
  HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
  SCHAKEL_DATA_DIR: z.preprocess(blank, z.string().default('.schakel')),
  SCHAKEL_JOURNAL_DIR: text,
  DATABASE_URL: text,
  SCHAKEL_DEMO: z.preprocess(blank, z.enum(['0', '1']).default('1')),
  SCHAKEL_PUBLIC_URL: text,
  OIDC_ISSUER: text,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  SMTP_URL: text,
  SMTP_FROM: text,
  SCHAKEL_MASTER_KEY: text,
  ADDRESS_SERVICE_URL: text,
  LOG_LEVEL: z.preprocess(
    blank,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  ),
  TRUST_PROXY: z.preprocess(blank, z.enum(['0', '1']).default('0')),
});

type Environment = z.output<typeof environmentSchema>;

function oidcOf(environment: Environment): Configuration['oidc'] {
  if (environment.OIDC_ISSUER === undefined) return undefined;
  if (environment.OIDC_CLIENT_ID === undefined || environment.OIDC_CLIENT_SECRET === undefined) {
    throw new ConfigurationError(
      'OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too.',
    );
  }
  return {
    issuer: environment.OIDC_ISSUER,
    clientId: environment.OIDC_CLIENT_ID,
    clientSecret: environment.OIDC_CLIENT_SECRET,
  };
}

/** Errors: ConfigurationError with the name of the setting and what it may be. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Configuration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigurationError(`${issue?.path.join('.')} cannot be used: ${issue?.message}.`);
  }
  const settings = parsed.data;
  const oidc = oidcOf(settings);
  // Demo people can sign in with one click, so they never stand beside a real login provider.
  const demo = settings.SCHAKEL_DEMO === '1' && oidc === undefined;
  if (settings.SCHAKEL_DEMO === '1' && environment.SCHAKEL_DEMO === '1' && oidc !== undefined) {
    throw new ConfigurationError(
      'SCHAKEL_DEMO=1 and OIDC_ISSUER cannot be on together: demo people would be able to sign in.',
    );
  }
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDirectory: resolve(settings.SCHAKEL_DATA_DIR),
    journalDirectory:
      settings.SCHAKEL_JOURNAL_DIR === undefined ? undefined : resolve(settings.SCHAKEL_JOURNAL_DIR),
    databaseUrl: settings.DATABASE_URL,
    demo,
    publicUrl: settings.SCHAKEL_PUBLIC_URL,
    oidc,
    smtp:
      settings.SMTP_URL === undefined
        ? undefined
        : { url: settings.SMTP_URL, from: settings.SMTP_FROM ?? 'schakel@localhost' },
    masterKey: settings.SCHAKEL_MASTER_KEY,
    addressServiceUrl: settings.ADDRESS_SERVICE_URL,
    logLevel: settings.LOG_LEVEL,
    trustProxy: settings.TRUST_PROXY === '1',
  };
}
