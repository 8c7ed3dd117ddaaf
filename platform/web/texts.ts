import i18next, { type BackendModule, type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from './session.ts';

type Plural = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<K extends string> = K extends `${infer Base}${Plural}` ? Base : K;

/** Dotted keys of a text file; plural forms count as one key (`count_one`, `count_other` -> `count`). */
type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

/** Same keys, other words: what `en.json` must be beside `nl.json`. */
export type SameTexts<T> = { [K in keyof T]: T[K] extends string ? string : SameTexts<T[K]> };

export type TextValues = Record<string, string | number>;
type Translate<T> = (key: TextKey<T>, values?: TextValues) => string;

export type UseText<T> = {
  t: Translate<T>;
  /** For keys that come from data (`state.received`): null when there is no such text. */
  maybe: (key: string, values?: TextValues) => string | null;
  language: Language;
};

export type ModuleTexts<T> = {
  namespace: string;
  /** Hook; the page waits until the texts of its language are there. */
  useText: () => UseText<T>;
};

type Loader<T> = () => Promise<{ default: T }>;
type Loaders = Record<Language, Loader<unknown>>;

const loaders = new Map<string, Loaders>();

/** Fetches a namespace the first time somebody asks for it. */
const lazyTexts: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = loaders.get(namespace)?.[language as Language];
    if (!load) return done(new Error(`no texts: ${namespace} ${language}`), false);
    load().then(
      (file) => done(null, file.default as Record<string, string>),
      (cause: unknown) => done(cause as Error, false),
    );
  },
};

export const texts: i18n = i18next.createInstance();

/** Once, before the first page. */
export async function startTexts(language: Language): Promise<void> {
  await texts
    .use(lazyTexts)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'nl',
      supportedLngs: ['nl', 'en'],
      ns: ['platform', 'ui'].filter((name) => loaders.has(name)),
      defaultNS: 'platform',
      interpolation: { escapeValue: false },
      returnNull: false,
      showSupportNotice: false,
    } as Parameters<i18n['init']>[0]);
  document.documentElement.lang = language;
}

/**
 * The words of everything that was imported so far. A page is entered with them: what asks for words later, in the middle of
 * somebody's work, would hide the page for a moment and take the keyboard away.
 */
export async function loadImportedTexts(): Promise<void> {
  await texts.loadNamespaces([...loaders.keys()]);
}

export async function changeTexts(language: Language): Promise<void> {
  await texts.changeLanguage(language);
  document.documentElement.lang = language;
}

/**
 * Registers the texts of a module: `moduleTexts<typeof nl>('signals', { nl: () => import('./nl.json'), en: ... })`.
 * The Dutch file is the type of the keys; an English file that lacks one does not type-check.
 */
export function moduleTexts<T>(
  namespace: string,
  files: { nl: Loader<T>; en: Loader<SameTexts<T>> },
): ModuleTexts<T> {
  loaders.set(namespace, files);
  return { namespace, useText: () => useTextsOf<T>(namespace) };
}

function useTextsOf<T>(namespace: string): UseText<T> {
  const { t, i18n } = useTranslation(namespace);
  return useMemo(() => {
    const maybe = (key: string, values?: TextValues) =>
      i18n.exists(key, { ns: namespace, ...values }) ? String(t(key, values ?? {})) : null;
    return {
      t: (key, values) => String(t(key as string, values ?? {})),
      maybe,
      language: i18n.resolvedLanguage === 'en' ? 'en' : 'nl',
    };
  }, [t, i18n, namespace]);
}

const LANGUAGE_KEY = 'schakel:language';

/** The language of this device, for pages without a session. Dutch first. */
export function deviceLanguage(): Language {
  return localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'nl';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(LANGUAGE_KEY, language);
}
