import { z } from 'zod';
import { type ContentResult, checkContent, type Problems } from '#modules/trust/purposes/model/index.ts';
import { INDICATOR_STRENGTHS, INDICATOR_SUBJECTS } from './indicator-codes.ts';
import { TRACKS } from './tracks.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const codes = z.array(code);
const text = z.string().min(1);
const titled = { code, title: text, titleEn: text };

const barrier = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/),
  title: text,
  description: text,
  facilitators: z.array(text),
  indicators: codes,
  interventions: codes,
});

const theme = z.strictObject({
  ...titled,
  domain: z.enum(['subversive-crime', 'digital', 'care-safety']),
  summary: text,
  publicSummary: text,
  healthEffects: z.array(text),
  barriers: z.array(barrier).min(1),
  /** The first is the purpose of a signal with this theme. */
  purposes: codes.min(1),
});

const indicator = z.strictObject({
  code,
  text,
  textEn: text,
  themes: codes.min(1),
  processes: codes,
  departments: codes,
  about: z.enum(INDICATOR_SUBJECTS),
  strength: z.enum(INDICATOR_STRENGTHS),
  /** What to ask or look at next, for the person who ticks it. */
  askNext: text,
  source: code,
});

const intervention = z.strictObject({
  ...titled,
  track: z.enum(TRACKS),
  legalBasis: z.array(z.strictObject({ law: text, article: text })),
  authority: text,
  /** Calendar days; null when the law names no fixed term. */
  terms: z.array(z.strictObject({ name: text, days: z.int().nullable(), source: code })),
  proportionality: text,
  expectedEffect: text,
});

const department = z.strictObject({
  ...titled,
  /** What its own records are, where rules forbid their use: a data category, compared with the prohibitions. */
  heldCategory: code.optional(),
});

/** Words of which no theme and no indicator may be made; a star stands for the rest of a word. */
const wording = z.strictObject({ note: text, background: z.array(text).min(1), score: z.array(text).min(1) });

/** `content/themes.json`. */
const themesSchema = z.strictObject({
  version: text,
  language: text,
  note: text,
  wording,
  sources: z.array(z.strictObject({ code, title: text, url: z.string(), licenceNote: z.string() })),
  departments: z.array(department),
  processes: z.array(z.strictObject({ ...titled, departments: codes.min(1) })),
  themes: z.array(theme),
  indicators: z.array(indicator),
  interventions: z.array(intervention),
});

export type ThemesContent = z.output<typeof themesSchema>;
export type Theme = ThemesContent['themes'][number];
export type Barrier = Theme['barriers'][number];
export type Indicator = ThemesContent['indicators'][number];
export type Intervention = ThemesContent['interventions'][number];
export type WorkProcess = ThemesContent['processes'][number];
export type Department = ThemesContent['departments'][number];
export type Wording = ThemesContent['wording'];
export type Domain = Theme['domain'];

type Known = Readonly<
  Record<
    'departments' | 'processes' | 'themes' | 'indicators' | 'interventions' | 'sources' | 'purposes',
    ReadonlySet<string>
  >
>;

/** Refuses a file that names a code that does not exist, with the place. `purposes`: codes of the legal bases. */
export const parseThemes = (json: unknown, purposes: readonly string[]): ContentResult<ThemesContent> =>
  checkContent(themesSchema, json, (content, problems) => {
    const known: Known = {
      departments: problems.codes(['departments'], content.departments),
      processes: problems.codes(['processes'], content.processes),
      themes: problems.codes(['themes'], content.themes),
      indicators: problems.codes(['indicators'], content.indicators),
      interventions: problems.codes(['interventions'], content.interventions),
      sources: problems.codes(['sources'], content.sources),
      purposes: new Set(purposes),
    };
    checkThemes(content, known, problems);
    checkLists(content, known, problems);
  });

const checkThemes = (content: ThemesContent, known: Known, problems: Problems) => {
  const themesOf = new Map(content.indicators.map((item) => [item.code, item.themes]));
  content.themes.forEach((item, index) => {
    const path = ['themes', index] as const;
    problems.known([...path, 'purposes'], item.purposes, known.purposes, 'purpose');
    problems.codes([...path, 'barriers'], item.barriers);
    item.barriers.forEach((part, place) => {
      const at = [...path, 'barriers', place] as const;
      problems.known([...at, 'indicators'], part.indicators, known.indicators, 'indicator');
      problems.known([...at, 'interventions'], part.interventions, known.interventions, 'intervention');
      part.indicators.forEach((name, row) => {
        const listed = themesOf.get(name);
        if (listed !== undefined && !listed.includes(item.code)) {
          problems.report([...at, 'indicators', row], 'contradiction', name, `an indicator of ${item.code}`);
        }
      });
      if (!part.code.startsWith(`${item.code}.`)) {
        problems.report([...at, 'code'], 'contradiction', part.code, `${item.code}.…`);
      }
    });
  });
};

const checkLists = (content: ThemesContent, known: Known, problems: Problems) => {
  content.processes.forEach((item, index) => {
    problems.known(['processes', index, 'departments'], item.departments, known.departments, 'department');
  });
  content.indicators.forEach((item, index) => {
    const path = ['indicators', index] as const;
    problems.known([...path, 'themes'], item.themes, known.themes, 'theme');
    problems.known([...path, 'processes'], item.processes, known.processes, 'process');
    problems.known([...path, 'departments'], item.departments, known.departments, 'department');
    problems.one([...path, 'source'], item.source, known.sources, 'source');
  });
  content.interventions.forEach((item, index) => {
    item.terms.forEach((term, place) => {
      problems.one(['interventions', index, 'terms', place, 'source'], term.source, known.sources, 'source');
    });
  });
};
