import { expect, test } from 'vitest';
import { fieldsOf, typeOf } from './fields.ts';

test('a type is said in a few words', () => {
  expect(typeOf({ type: 'string', format: 'uuid' })).toBe('uuid');
  expect(typeOf({ type: ['string', 'null'] })).toBe('string | null');
  expect(typeOf({ enum: ['a', 'b'] })).toBe('a | b');
  expect(typeOf({ type: 'integer', minimum: 1, maximum: 200 })).toBe('integer 1..200');
  expect(typeOf({ type: 'array', items: { type: 'string', maxLength: 80 }, maxItems: 10 })).toBe(
    '[ string <= 80 ] <= 10',
  );
  expect(typeOf({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe('string | null');
});

test('fields are named by their whole path, also inside lists', () => {
  const schema = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      people: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    },
  };
  expect(fieldsOf(schema).map(({ name, required }) => [name, required])).toEqual([
    ['id', true],
    ['people', false],
    ['people[].name', false],
  ]);
});

test('of several forms all fields are shown, required are the ones that all ask', () => {
  const form = (kind: string, extra: string) => ({
    type: 'object',
    required: ['kind', extra],
    properties: { kind: { const: kind }, [extra]: { type: 'string' } },
  });
  expect(fieldsOf({ oneOf: [form('person', 'name'), form('vehicle', 'plate')] })).toEqual([
    { name: 'kind', type: 'person | vehicle', required: true },
    { name: 'name', type: 'string', required: false },
    { name: 'plate', type: 'string', required: false },
  ]);
});
