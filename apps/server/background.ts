import { join } from 'node:path';
import { termNotices } from '#modules/chain/interventions/server/index.ts';
import { countNoise } from '#modules/chain/linking/server/index.ts';
import { type ExtraTask, startJobs } from '#modules/chain/notifications/server/index.ts';
import { termOf } from '#modules/chain/signals/model/index.ts';
import { returnMonitoredSignals } from '#modules/chain/weighing/server/index.ts';
import { runSequencer } from '#modules/trust/audit/server/index.ts';
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

/** Tasks of the modules for the background worker. */
const tasksOf = (parts: Parts): readonly ExtraTask[] => {
  const { pools, clock } = parts;
  return [
    keepRetention(parts),
    termNotices(pools.system, () => clock.now()),
    countNoise(pools.system),
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
