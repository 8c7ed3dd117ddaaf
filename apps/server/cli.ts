import { Command, Option } from 'commander';
import { openSetup } from '#modules/trust/access/server/index.ts';
import { EXPORT_FORMATS, exportAuditLog, rotateAuditKey } from './audit-command.ts';
import { withCliProduct } from './cli-product.ts';
import { importSignals } from './import-command.ts';
import { sentenceOf } from './start-error.ts';

const program = new Command('schakel')
  .description(
    'Commands on the data of Schakel, whether it is running or not (SCHAKEL_DATA_DIR or DATABASE_URL).',
  )
  .showHelpAfterError()
  .configureHelp({ showGlobalOptions: true });

program
  .command('whoami')
  .description('Who a command with --as works as: person, appointment, organisation and purposes.')
  .requiredOption('--as <login>', 'login name or e-mail address')
  .action(async ({ as }: { as: string }) => {
    await withCliProduct(async (_parts, sessionFor) => {
      const session = await sessionFor(as);
      const { person, appointment, organisation, purposes } = await session.inScope(
        'whoami',
        async (scope) => scope,
      );
      const facts = {
        person: person.name,
        appointment: appointment.title,
        organisation: organisation.name,
        purposes,
      };
      process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
    });
  });

program
  .command('setup-link')
  .description('A new link for the first administrator; an earlier one no longer works.')
  .action(async () => {
    const link = await withCliProduct(async (parts) => (parts.demo ? undefined : openSetup(parts)));
    process.stdout.write(
      `${link ?? 'There is an administrator already, or this is the demo: nothing to set up.'}\n`,
    );
  });

program
  .command('import')
  .description('Read the export of another system.')
  .command('signals')
  .description(
    'A CSV or .xlsx file of signals: each row to its own municipality. Offering a file again is safe.',
  )
  .requiredOption('--as <login>', 'login name or e-mail address of the importer')
  .requiredOption('--file <path>', 'CSV (UTF-8 or Windows-1252) or .xlsx')
  .option('--json', 'print {read, imported, skippedDuplicates, rejected} and nothing else')
  .action(importSignals);

const audit = program.command('audit').description('The audit log, and the key that signs it.');

audit
  .command('export')
  .description(
    'The log of one organisation with its proofs: events.jsonl, checkpoints.txt, keys.txt. Check it with audit-verify.',
  )
  .requiredOption('--organisation <code>', 'code of the organisation')
  .requiredOption('--output <folder>', 'where the files go')
  .addOption(
    new Option(
      '--format <format>',
      'proofs: the three files; csv, json: a table for an auditor; logboek: Logboek Dataverwerkingen as OTLP JSON lines',
    )
      .choices(EXPORT_FORMATS)
      .default('proofs'),
  )
  .option('--from <date>', 'first day, not with proofs')
  .option('--until <date>', 'last day, not with proofs')
  .option('--kind <kind>', 'kind of record, not with proofs')
  .action(exportAuditLog);

audit
  .command('rotate-key')
  .description('Sign the log with a new key from now on; the old one hands over to it.')
  .action(rotateAuditKey);

try {
  await program.parseAsync();
} catch (error) {
  const sentence = sentenceOf(error);
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exitCode = 1;
}
