// Installs what package-lock.json names when that is missing or out of date. Plain JavaScript without
// dependencies: it runs on any Node >= 20, before anything is installed.
// --quiet keeps standard output free, for commands whose output a program reads.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.schakel-installed');
const quiet = process.argv.includes('--quiet');
const say = (line) => process[quiet ? 'stderr' : 'stdout'].write(`${line}\n`);

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    `Schakel needs Node 20 or newer to install itself; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function install() {
  say('Installing the packages that package-lock.json names (once, and after each change of it) ...');
  const started = Date.now();
  const [command, before] = npmCommand();
  const result = spawnSync(
    command,
    [...before, 'ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: root,
      stdio: ['ignore', quiet ? 2 : 1, 2],
      env: withoutNpmSettings(),
    },
  );
  if (result.error || result.status !== 0) {
    const reason = result.error ? result.error.message : `npm ci ended with code ${result.status}`;
    process.stderr.write(`The packages could not be installed: ${reason}. Nothing was started.\n`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

// The npm that runs us, when there is one; else the one on PATH.
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.[cm]?js$/.test(running)) return [process.execPath, [running]];
  return ['npm', []];
}

// `npm run -s` and NODE_ENV=production would reach the inner npm and change what it says and installs.
function withoutNpmSettings() {
  const {
    NODE_ENV: _production,
    npm_config_loglevel: _silent,
    npm_config_omit: _omit,
    ...rest
  } = process.env;
  return rest;
}

if (!isInstalled()) install();
