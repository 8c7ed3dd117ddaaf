import { cruise, type ICruiseResult, type IModule, type IViolation } from 'dependency-cruiser';
import { boundaryRules } from './boundary-rules.ts';
import { type Findings, isStarted, report } from './findings.ts';
import { checkSource, countImports } from './source-rules.ts';
import { filesBelow, read, repository } from './sources.ts';

const folders = ['apps', 'modules', 'packages', 'platform', 'tools', 'bench', 'e2e'];

/** Checks who imports whom, and what may stand in which file, for the tree below `root`. */
export async function checkBoundaries(root: string): Promise<Findings> {
  const files = filesBelow(root, folders, /\.tsx?$/);
  if (files.length === 0) return { seen: 'no files', problems: ['no source files were found'] };
  const result = await cruiseTree(root, files);
  const problems = [
    ...result.summary.violations.map(asSentence),
    ...unseen(root, files, result.modules),
    ...files.flatMap((path) => checkSource(path, read(root, path))),
  ];
  const imports = result.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
  return { seen: `${files.length} files, ${imports} imports`, problems: [...new Set(problems)].sort() };
}

async function cruiseTree(root: string, files: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    files,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: boundaryRules.map((rule) => ({ ...rule, severity: 'error' as const })) },
      doNotFollow: { path: '(^|/)node_modules/' },
      tsPreCompilationDeps: true,
      combinedDependencies: false,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'types', 'default'],
        extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json'],
      },
    },
    { bustTheCache: true },
  );
  return output as ICruiseResult;
}

function asSentence(violation: IViolation): string {
  const circle = violation.cycle?.map(({ name }) => name).join(' -> ');
  return `${violation.rule.name}: ${violation.from} -> ${circle ?? violation.to}`;
}

/** A file whose imports were not read would pass every rule: that is a problem by itself. */
function unseen(root: string, files: readonly string[], modules: readonly IModule[]): string[] {
  const seen = new Map(modules.map((module) => [module.source, module.dependencies.length]));
  return files.flatMap((path) => {
    const expected = countImports(path, read(root, path));
    const found = seen.get(path) ?? 0;
    return found < expected ? [`unseen: ${path} has ${expected} imports, ${found} were read`] : [];
  });
}

if (isStarted(import.meta)) report('boundaries', await checkBoundaries(repository));
