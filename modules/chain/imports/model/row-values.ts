import {
  type CalendarDate,
  normaliseAddition,
  parseDutchDate,
  parseHouseNumber,
  parsePostcode,
  writePostcode,
} from '#platform/kit/index.ts';
import type { ImportField } from './column-words.ts';
import type { ImportedPlace } from './imported-signal.ts';
import type { Reading } from './row-settings.ts';
import { normaliseWord, type ValueField } from './values.ts';

export const readDate = ({ text, notes, settings }: Reading, field: ImportField): CalendarDate | null => {
  const written = text(field);
  if (written === '') return null;
  const date = parseDutchDate(written);
  if (!date.ok) {
    if (date.error === 'impossible') notes.refuse(field, 'invalid-date');
    else notes.complete(field, 'unreadable');
    return null;
  }
  if (date.value > settings.today) notes.refuse(field, 'future-date', { today: settings.today });
  return notes.stored(field, date.value);
};

export const readDates = (reading: Reading) => {
  const receivedOn = readDate(reading, 'receivedOn');
  const occurredOn = readDate(reading, 'occurredOn');
  if (receivedOn !== null && occurredOn !== null && occurredOn > receivedOn) {
    reading.notes.complete('occurredOn', 'after-received');
  }
  return { receivedOn, occurredOn };
};

export const readCode = <Code extends string>(
  reading: Reading,
  field: ValueField,
  known?: readonly Code[],
): Code | null => {
  const written = reading.text(field);
  if (written === '') return null;
  const code = reading.settings.values[field][normaliseWord(written)] ?? null;
  if (code !== null && (known === undefined || known.includes(code as Code))) {
    return reading.notes.stored(field, code as Code);
  }
  reading.notes.complete(field, 'unknown-value');
  return null;
};

const readPostcode = ({ text, notes }: Reading): string | null => {
  const written = text('postcode');
  if (written === '') return null;
  const postcode = parsePostcode(written);
  if (postcode.ok) return notes.stored('postcode', postcode.value);
  if (postcode.error === 'impossible') {
    notes.refuse('postcode', 'invalid-postcode');
    return null;
  }
  notes.complete('postcode', 'not-issued');
  return writePostcode(written);
};

export const readPlace = (reading: Reading): ImportedPlace => {
  const { text, notes } = reading;
  const written = text('houseNumber');
  const door = written === '' ? null : parseHouseNumber(written);
  if (door !== null && !door.ok) notes.complete('houseNumber', 'unreadable');
  const number = door?.ok ? notes.stored('houseNumber', door.value.number) : null;
  const ownAddition = normaliseAddition(text('houseAddition'));
  return {
    street: text('street') || null,
    houseNumber: number,
    houseAddition:
      ownAddition === null
        ? door?.ok
          ? door.value.addition
          : null
        : notes.stored('houseAddition', ownAddition),
    postcode: readPostcode(reading),
    town: text('town') || null,
  };
};
