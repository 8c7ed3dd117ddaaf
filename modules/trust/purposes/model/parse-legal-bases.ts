import { checkRule, type KnownCodes } from './check-rule.ts';
import { type ContentResult, checkContent, type Problems } from './content-problems.ts';
import { extendersOf } from './extenders.ts';
import { type LegalBasesContent, legalBasesSchema, type Purpose } from './legal-bases-schema.ts';

/** Parses `legal-bases.json`; every code it names must exist, or it is refused with the place. */
export const parseLegalBases = (json: unknown): ContentResult<LegalBasesContent> =>
  checkContent(legalBasesSchema, json, (content, problems) => {
    const known: KnownCodes = {
      types: problems.codes(['organisationTypes'], content.organisationTypes),
      roles: problems.codes(['roles'], content.roles),
      categories: problems.codes(['dataCategories'], content.dataCategories),
      conditions: problems.codes(['conditions'], content.conditions),
      purposes: problems.codes(['purposes'], content.purposes),
      sources: problems.codes(['sources'], content.sources),
      terms: problems.codes(['terms'], content.terms),
    };
    problems.codes(['sharingRules'], content.sharingRules);
    content.roles.forEach((role, index) => {
      problems.known(
        ['roles', index, 'organisationTypes'],
        role.organisationTypes,
        known.types,
        'organisation-type',
      );
    });
    checkEngine(content, known, problems);
    content.purposes.forEach((item, index) => {
      checkPurpose(item, ['purposes', index], known, problems);
    });
    content.sharingRules.forEach((rule, index) => {
      checkRule(rule, ['sharingRules', index], content, known, problems);
    });
    for (const list of ['dataSubjectRights', 'terms'] as const) {
      content[list].forEach((item, index) => {
        problems.one([list, index, 'source'], item.source, known.sources, 'source');
      });
    }
  });

const checkEngine = ({ engine: rules }: LegalBasesContent, known: KnownCodes, problems: Problems) => {
  problems.one(['engine', 'defaultPurpose'], rules.defaultPurpose, known.purposes, 'purpose');
  problems.known(['engine', 'jointPurposes'], rules.jointPurposes, known.purposes, 'purpose');
  problems.known(
    ['engine', 'regimeFreeCategories'],
    rules.regimeFreeCategories,
    known.categories,
    'data-category',
  );
  for (const [composite, parts] of Object.entries(rules.compositeConditions)) {
    const path = ['engine', 'compositeConditions', composite];
    problems.one(path, composite, known.conditions, 'condition');
    problems.known(path, parts, known.conditions, 'condition');
  }
  for (const [type, regimes] of Object.entries(rules.sourceRegimes)) {
    const path = ['engine', 'sourceRegimes', type];
    problems.one(path, type, known.types, 'organisation-type');
    problems.known(path, regimes, known.categories, 'data-category');
  }
};

type Path = readonly (string | number)[];

const checkPurpose = (item: Purpose, path: Path, known: KnownCodes, problems: Problems) => {
  const phases = new Set(item.phases);
  problems.known([...path, 'usableBy'], item.usableBy, known.types, 'organisation-type');
  problems.known([...path, 'externalParties'], item.externalParties, known.types, 'organisation-type');
  problems.known([...path, 'roles'], item.roles, known.roles, 'role');
  problems.known([...path, 'processorRoles'], item.processorRoles, known.roles, 'role');
  problems.known([...path, 'dataCategories'], item.dataCategories, known.categories, 'data-category');
  problems.known([...path, 'forbidden'], item.forbidden, known.categories, 'data-category');
  for (const list of ['usableBy', 'roles', 'dataCategories', 'forbidden', 'phases'] as const) {
    problems.unique([...path, list], item[list]);
  }
  for (const [marker, phase] of Object.entries(item.phaseMarkers)) {
    problems.one([...path, 'phaseMarkers', marker], phase, phases, 'phase');
  }
  item.retention.byPhase?.forEach((rule, index) => {
    problems.one([...path, 'retention', 'byPhase', index, 'phase'], rule.phase, phases, 'phase');
  });
  const { extension } = item.retention;
  problems.known(
    [...path, 'retention', 'extension', 'by'],
    extendersOf(extension.by).map(({ role }) => role),
    known.roles,
    'role',
  );
  item.legalBasis.forEach((basis, index) => {
    problems.one([...path, 'legalBasis', index, 'source'], basis.source, known.sources, 'source');
  });
  item.forbidden.forEach((category, index) => {
    if (item.dataCategories.includes(category)) {
      problems.report([...path, 'forbidden', index], 'contradiction', category, 'not in dataCategories');
    }
  });
};
