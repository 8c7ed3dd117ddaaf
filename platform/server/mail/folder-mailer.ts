import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { ok } from '#platform/kit/index.ts';
import { checkMail, type Mailer, messageOf } from './mailer.ts';

/**
 * Mail as `.eml` files in a folder, for the demo: nothing leaves the machine. Any mail program opens them.
 * Names sort by time: `2025-11-24T10-33-12-345Z-<id>.eml`.
 */
export function folderMailer(settings: {
  readonly directory: string;
  readonly from: string;
  readonly now: () => Date;
  readonly newId: () => string;
}): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(mail) {
      const checked = checkMail(mail);
      if (!checked.ok) return checked;
      const [date, id] = [settings.now(), settings.newId()];
      const sent = await transport.sendMail({ ...messageOf(checked.value, settings.from), date });
      await mkdir(settings.directory, { recursive: true, mode: 0o700 });
      const path = join(settings.directory, `${date.toISOString().replace(/[:.]/g, '-')}-${id}.eml`);
      await writeFile(`${path}.new`, sent.message as Buffer, { mode: 0o600 });
      await rename(`${path}.new`, path);
      return ok({ messageId: sent.messageId });
    },
    async close() {
      transport.close();
    },
  };
}
