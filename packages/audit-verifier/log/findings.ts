/** What can be wrong with an export. */
export type FindingCode =
  | 'keys-damaged'
  | 'key-not-trusted'
  | 'rotation-damaged'
  | 'other-log-key'
  | 'checkpoints-damaged'
  | 'checkpoint-damaged'
  | 'checkpoint-of-other-log'
  | 'checkpoint-by-retired-key'
  | 'checkpoint-missing'
  | 'key-unknown'
  | 'cosignature-damaged'
  | 'cosignature-missing'
  | 'witness-missing'
  | 'too-few-witnesses'
  | 'tree-rolled-back'
  | 'split-view'
  | 'history-rewritten'
  | 'line-damaged'
  | 'line-out-of-place'
  | 'closing-differs'
  | 'time-went-back'
  | 'event-of-other-organisation'
  | 'events-not-held'
  | 'event-changed'
  | 'event-removed'
  | 'event-inserted'
  | 'event-reordered'
  | 'event-back-dated'
  | 'payload-changed'
  | 'head-differs'
  | 'earlier-not-covered';

type FileName = 'events.jsonl' | 'checkpoints.txt' | 'keys.txt';

/** One broken place. `line` counts from 1. */
export type Finding = {
  readonly code: FindingCode;
  readonly file: FileName;
  readonly line: number;
  readonly params: Readonly<Record<string, string | number>>;
};

export type Language = 'nl' | 'en';

/** Sentences with `{name}` where a value comes. */
const SENTENCES: Readonly<Record<FindingCode, Readonly<Record<Language, string>>>> = {
  'keys-damaged': {
    nl: 'De sleutels zijn niet te lezen.',
    en: 'The keys can not be read.',
  },
  'key-not-trusted': {
    nl: 'Sleutel {key} is niet door een eerdere sleutel van dit logboek overgedragen.',
    en: 'Key {key} was not handed over by an earlier key of this log.',
  },
  'rotation-damaged': {
    nl: 'De overdracht naar sleutel {key} is niet goed ondertekend.',
    en: 'The hand-over to key {key} is not signed well.',
  },
  'other-log-key': {
    nl: 'Dit is niet het logboek van de sleutel die u opgaf: de eerste sleutel is {key}.',
    en: 'This is not the log of the key you gave: the first key is {key}.',
  },
  'checkpoints-damaged': {
    nl: 'De controlepunten zijn niet te lezen.',
    en: 'The checkpoints can not be read.',
  },
  'checkpoint-damaged': {
    nl: 'Het controlepunt {size} is beschadigd of niet door het logboek ondertekend.',
    en: 'Checkpoint {size} is damaged or not signed by the log.',
  },
  'checkpoint-of-other-log': {
    nl: 'Het controlepunt {size} is van een ander logboek: {origin}.',
    en: 'Checkpoint {size} is of another log: {origin}.',
  },
  'checkpoint-by-retired-key': {
    nl: 'Het controlepunt {size} is ondertekend met een sleutel die toen niet gold: {key}.',
    en: 'Checkpoint {size} is signed with a key that was not in use then: {key}.',
  },
  'checkpoint-missing': {
    nl: 'Het controlepunt {size} ontbreekt.',
    en: 'Checkpoint {size} is missing.',
  },
  'key-unknown': {
    nl: 'Onder controlepunt {size} staat een handtekening van een onbekende sleutel: {key}.',
    en: 'Checkpoint {size} bears a signature of an unknown key: {key}.',
  },
  'cosignature-damaged': {
    nl: 'De handtekening van getuige {key} onder controlepunt {size} klopt niet.',
    en: 'The signature of witness {key} under checkpoint {size} is not right.',
  },
  'cosignature-missing': {
    nl: 'Onder controlepunt {size} ontbreekt de handtekening van getuige {key}.',
    en: 'Checkpoint {size} lacks the signature of witness {key}.',
  },
  'witness-missing': {
    nl: 'Getuige {key} staat bij de sleutels maar heeft geen controlepunt ondertekend.',
    en: 'Witness {key} is among the keys but signed no checkpoint.',
  },
  'too-few-witnesses': {
    nl: 'Er ondertekenden {found} getuigen; gevraagd zijn er {wanted}.',
    en: '{found} witnesses signed; {wanted} are asked for.',
  },
  'tree-rolled-back': {
    nl: 'Het logboek is teruggedraaid: na {earlier} blaadjes zijn het er {size}.',
    en: 'The log was rolled back: after {earlier} leaves there are {size}.',
  },
  'split-view': {
    nl: 'Er zijn twee verschillende logboeken van {size} blaadjes: iemand kreeg iets anders te zien.',
    en: 'There are two different logs of {size} leaves: somebody was shown something else.',
  },
  'history-rewritten': {
    nl: 'Het controlepunt {size} gaat niet verder op dat van {earlier}: wat er al stond is herschreven.',
    en: 'Checkpoint {size} does not go on from the one of {earlier}: what stood there was rewritten.',
  },
  'line-damaged': {
    nl: 'Deze regel is beschadigd.',
    en: 'This line is damaged.',
  },
  'line-out-of-place': {
    nl: 'Deze regel hoort hier niet: verwacht was {wanted}.',
    en: 'This line does not belong here: {wanted} was expected.',
  },
  'closing-differs': {
    nl: 'Het slot van controlepunt {size} staat niet in het logboek.',
    en: 'The closing of checkpoint {size} does not stand in the log.',
  },
  'time-went-back': {
    nl: 'De tijd loopt terug: {time} komt na {earlier}.',
    en: 'Time goes back: {time} comes after {earlier}.',
  },
  'event-of-other-organisation': {
    nl: 'Regel {sequence} is van een andere organisatie: {organisation}.',
    en: 'Event {sequence} is of another organisation: {organisation}.',
  },
  'events-not-held': {
    nl: 'Van de gebeurtenissen is niet na te gaan of zij in het logboek staan: het controlepunt {size} ontbreekt of is beschadigd. Gevonden: {found}.',
    en: 'Whether the events stand in the log can not be told: checkpoint {size} is missing or damaged. Found: {found}.',
  },
  'event-changed': {
    nl: 'Gebeurtenis {sequence} is gewijzigd: zo staat zij niet in het logboek ({event}).',
    en: 'Event {sequence} was changed: it does not stand in the log like this ({event}).',
  },
  'event-removed': {
    nl: 'Gebeurtenis {sequence} is weggehaald.',
    en: 'Event {sequence} was removed.',
  },
  'event-inserted': {
    nl: 'Hier is een gebeurtenis tussengevoegd die niet in het logboek staat: {event}.',
    en: 'An event was inserted here that does not stand in the log: {event}.',
  },
  'event-reordered': {
    nl: 'Gebeurtenis {sequence} staat niet op haar plaats: verwacht was {wanted}.',
    en: 'Event {sequence} is out of order: {wanted} was expected.',
  },
  'event-back-dated': {
    nl: 'Gebeurtenis {sequence} is teruggedateerd: zij zegt {occurredAt}, maar kwam na {after}.',
    en: 'Event {sequence} is back-dated: it says {occurredAt}, but came after {after}.',
  },
  'payload-changed': {
    nl: 'De bijzonderheden van gebeurtenis {sequence} zijn gewijzigd ({event}).',
    en: 'The details of event {sequence} were changed ({event}).',
  },
  'head-differs': {
    nl: 'Het aantal gebeurtenissen klopt niet met het logboek: er zijn er {found}.',
    en: 'The number of events is not that of the log: there are {found}.',
  },
  'earlier-not-covered': {
    nl: 'Uw eerdere controlepunt {size} komt in deze uitvoer niet voor; vraag het bewijs van samenhang op.',
    en: 'Your earlier checkpoint {size} is not in this export; ask for the proof of consistency.',
  },
};

export const allFindingCodes = Object.keys(SENTENCES) as FindingCode[];

const filled = (sentence: string, params: Finding['params']): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? '?'));

/** `events.jsonl, line 12: Event 11 was changed ...` */
export function sentenceOf({ code, file, line, params }: Finding, language: Language): string {
  const word = language === 'nl' ? 'regel' : 'line';
  return `${file}, ${word} ${line}: ${filled(SENTENCES[code][language], params)}`;
}
