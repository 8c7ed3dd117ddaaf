import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/*
 * Writes the verifier of the audit log as one page that a browser opens from the disk: script inside, and a content policy
 * that allows that script and nothing else. Usage: node tools/generate/verifier-page.ts [file]
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const browser = join(root, 'packages/audit-verifier/browser');
const target = process.argv[2] ?? join(root, 'dist', 'audit-verifier.html');

const made = await build({
  configFile: false,
  logLevel: 'error',
  root: browser,
  build: { write: false, lib: { entry: join(browser, 'page.ts'), formats: ['iife'], name: 'verifier' } },
});
const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) => ('output' in one ? one.output : []));
const [script] = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
if (script === undefined || script.includes('</script'))
  throw new Error('the script of the page was not made');

const hash = createHash('sha256').update(script).digest('base64');
const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'`;
const page = await readFile(join(browser, 'index.html'), 'utf8');
const whole = page
  .replace('<title>', () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <title>`)
  // The script looks for its places at once, so it stands after them.
  .replace(/<script type="module" src="[^"]*"><\/script>/, () => `<script>${script}</script>`);
await mkdir(dirname(target), { recursive: true });
await writeFile(target, whole);
process.stdout.write(`${target} is written\n`);
