import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { isOnlyVictim, type NamedPersonInput } from '#modules/chain/signals/model/index.ts';
import type { BesidePersonProps } from '#modules/chain/signals/web/index.ts';
import { Chip, ProblemAlert } from '#platform/ui/index.ts';
import { useFormat, useSettled } from '#platform/web/index.ts';
import { type KnownPersonView, saysEnough } from '../../model/index.ts';
import { knownPersonsQuery } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';
import './known.css';

/** Whom of the earlier mentions a person may be who is being named. Read beside the form; nothing is linked here. */
export function KnownPersons({ signalId, person }: BesidePersonProps) {
  const { t } = linkingTexts.useText();
  const heading = useId();
  const facts = useSettled(JSON.stringify(person));
  const settled: NamedPersonInput = JSON.parse(facts);
  const victim = isOnlyVictim(settled);
  const asks = !victim && saysEnough(settled);
  const { data, error, isFetching, refetch } = useQuery({
    ...knownPersonsQuery(signalId, facts),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  const found = asks && error === null ? (data ?? []) : [];
  const said = (): string => {
    if (victim) return t('known.victim');
    if (!asks) return t('known.waiting');
    if (error !== null) return '';
    if (isFetching) return t('known.searching');
    return found.length === 0 ? t('known.none') : t('known.found', { count: found.length });
  };
  return (
    <section className="known-persons" aria-labelledby={heading}>
      <h3 id={heading}>{t('known.title')}</h3>
      <p role="status" aria-live="polite">
        {said()}
      </p>
      {asks && error !== null && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {found.length > 0 && (
        <>
          <ul className="known-persons__list" aria-label={t('known.list')} aria-busy={isFetching}>
            {found.map((one) => (
              <KnownPerson key={one.mentionId} known={one} />
            ))}
          </ul>
          <p className="sk-small sk-soft">{t('known.lead')}</p>
        </>
      )}
    </section>
  );
}

function KnownPerson({ known }: { known: KnownPersonView }) {
  const { t, language } = linkingTexts.useText();
  const format = useFormat();
  const born = known.birthDate === null ? t('known.noBirthDate') : format.dateWithoutDay(known.birthDate);
  return (
    <li className="sk-kind sk-proposal">
      <div className="known-persons__head">
        <b>{known.name ?? t('known.noName')}</b>
        <Chip tone="proposal">{t(`known.band.${known.band}`)}</Chip>
      </div>
      <div className="known-persons__head">
        <span>{known.birthDate === null ? born : t('known.born', { date: born })}</span>
        <a className="sk-link" href={`/signalen/${known.signalId}`} target="_blank" rel="noreferrer">
          {known.reference} <span className="sk-hidden">{t('known.newTab')}</span>
        </a>
      </div>
      <ul className="known-persons__why sk-small">
        {known.fields.map(({ field, sign, sentence }) => (
          <li key={field}>
            <span aria-hidden="true">{sign}</span>
            <span>{sentence[language === 'en' ? 'en' : 'nl']}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
