import type { Mail } from '#platform/server/mail/index.ts';
import en from './mail-texts.en.json' with { type: 'json' };
import nl from './mail-texts.nl.json' with { type: 'json' };

const texts = { nl, en };

/** The same mail for everything: that there is something, and where to sign in. */
export const mailOf = (to: string, language: 'nl' | 'en', link: string): Mail => ({
  to,
  subject: texts[language].subject,
  text: texts[language].text.replace('{link}', link),
});
