import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const repository = join(import.meta.dirname, '..', '..');

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.schakel']);

/** Files below the folders, as paths from the root with forward slashes, in a fixed order. */
export function filesBelow(root: string, folders: readonly string[], ending: RegExp): string[] {
  const found: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (ending.test(entry.name)) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder));
  return found.sort();
}

export const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** Tests and what serves only them. */
export const isTest = (path: string): boolean =>
  /\.(test|e2e)\.tsx?$/.test(path) || /(^|\/)testing\//.test(path);
