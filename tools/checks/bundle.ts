import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Findings, isStarted, report } from './findings.ts';
import { repository } from './sources.ts';

/** What the browser must fetch as JavaScript before the first screen, compressed. */
const budget = 200_000;

/** Scripts that the page names itself or asks to load beforehand. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const isScript = tag.startsWith('<script') || /rel="?modulepreload/.test(tag);
    const address = /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1];
    return isScript && address ? [address.replace(/^\.?\//, '')] : [];
  });
}

/** Checks the built web application in `folder` against the budget. */
export function checkBundle(folder: string): Findings {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return { seen: 'no build', problems: [`${page} was not built`] };
  const scripts = scriptsOf(readFileSync(page, 'utf8'));
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);
  const size = `${scripts.length} scripts, ${Math.round(bytes / 1000)} kB gzip of at most ${budget / 1000} kB`;
  if (scripts.length === 0) return { seen: size, problems: ['the page loads no script'] };
  return { seen: size, problems: bytes > budget ? [`the first screen loads too much: ${size}`] : [] };
}

if (isStarted(import.meta)) report('bundle', checkBundle(join(repository, 'dist', 'web')));
