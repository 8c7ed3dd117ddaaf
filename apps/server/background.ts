import { join } from 'node:path';
import { looksAfterLeaving, peopleInRecords } from '#modules/chain/cases/server/index.ts';
import { termNotices } from '#modules/chain/interventions/server/index.ts';
import { countNoise } from '#modules/chain/linking/server/index.ts';
import { type ExtraTask, startJobs, tellFromJob } from '#modules/chain/notifications/server/index.ts';
import { termOf } from '#modules/chain/signals/model/index.ts';
import { returnMonitoredSignals } from '#modules/chain/weighing/server/index.ts';
import {
  checkLogsNightly,
  keepWitnesses,
  type LookPorts,
  runSequencer,
  type WitnessParts,
  watchLooks,
} from '#modules/trust/audit/server/index.ts';
import { keepRetention } from '#modules/trust/retention/server/index.ts';
import { calendarDateAt, newId } from '#platform/kit/index.ts';
import { withSystemScope } from '#platform/server/index.ts';
import { folderMailer, type Mailer, smtpMailer } from '#platform/server/mail/index.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import type { Parts } from './parts.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** `smtps://` encrypts from the first byte, `smtp://` after the greeting; to a relay on the same machine not at all. */
function smtpFrom({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  if (!URL.canParse(url))
    throw new ConfigurationError('SMTP_URL cannot be used: it is no address like smtp://host:587.');
  const address = new URL(url);
  const tls = address.protocol === 'smtps:';
  return smtpMailer({
    host: address.hostname,
    port: Number(address.port || (tls ? 465 : 587)),
    from,
    security: tls ? 'tls' : LOOPBACK.has(address.hostname) ? 'none' : 'starttls',
    ...(address.username === ''
      ? {}
      : { user: decodeURIComponent(address.username), password: decodeURIComponent(address.password) }),
  });
}

/** Mail through the given server; without one it lies in the data directory and nothing leaves the machine. */
const mailerOf = (configuration: Configuration, parts: Pick<Parts, 'clock'>): Mailer =>
  configuration.smtp === undefined
    ? folderMailer({
        directory: join(configuration.dataDirectory, 'mail'),
        from: 'Schakel <schakel@localhost>',
        now: () => parts.clock.now(),
        newId,
      })
    : smtpFrom(configuration.smtp);

/** Who is told of what concerns the protection of data in an organisation. */
const officerRolesOf = ({ content }: Pick<Parts, 'content'>): string[] =>
  Object.entries(content.roleGroups().roles)
    .filter(([, groups]) => groups.includes('privacy-officer'))
    .map(([role]) => role);

/** What the log is held against when it is looked through for unusual looks. */
export const lookPortsOf = (parts: Pick<Parts, 'content'>): LookPorts => ({
  peopleInRecords,
  looksAfterLeaving,
  officerRoles: () => officerRolesOf(parts),
  tell: (system, { lookId, ...to }) =>
    tellFromJob(system, { ...to, kind: 'unusual-look', recordKind: 'unusual-look', recordId: lookId }),
});

/** What keeps watch over the log itself: the own check of every night, and witnesses that the product signs for. */
export const logWatchOf = (
  parts: Pick<Parts, 'content' | 'pools' | 'clock' | 'masterKey'>,
): WitnessParts => ({
  ...parts,
  officerRoles: () => officerRolesOf(parts),
  tellOfLog: (system, word) => tellFromJob(system, { ...word, recordKind: 'audit-log' }),
});

/** Tasks of the modules for the background worker. */
const tasksOf = (parts: Parts): readonly ExtraTask[] => {
  const { pools, clock } = parts;
  return [
    keepRetention(parts),
    termNotices(pools.system, () => clock.now()),
    countNoise(pools.system),
    watchLooks({ pools, lookPorts: lookPortsOf(parts) }),
    checkLogsNightly(logWatchOf(parts)),
    keepWitnesses(logWatchOf(parts)),
    {
      name: 'return-monitored',
      schedule: '5 4 * * *',
      run: () => {
        const today = calendarDateAt(clock.now());
        const term = termOf('checked', 'normal', today) ?? today;
        return withSystemScope(pools.system, 'return monitored signals', (system) =>
          returnMonitoredSignals(system, today, term),
        );
      },
    },
  ];
};

/** Starts the background work; answers how to stop it. */
export async function startBackground(
  configuration: Configuration,
  parts: Parts,
  onError: (message: string) => void,
): Promise<() => Promise<void>> {
  const mailer = mailerOf(configuration, parts);
  const jobs = await startJobs({
    ownerConnection: parts.ownerConnection,
    systemPool: parts.pools.system,
    mailer,
    baseUrl: parts.baseUrl,
    tasks: tasksOf(parts),
    onError,
  });
  const sequencer = runSequencer(parts, { onError });
  return async () => {
    await sequencer.stop();
    await jobs.stop();
    await mailer.close();
  };
}
