import pg from 'pg';
import { expect, test } from 'vitest';
import { loggedError } from './access-log.ts';

test('what the database quotes from a row stays out of the log', () => {
  const error = new pg.DatabaseError('duplicate key: Key (bsn)=(999996319) already exists', 10, 'error');
  error.code = '23505';
  error.constraint = 'person_known_once';
  error.detail = 'Key (bsn)=(999996319) already exists.';
  const logged = loggedError(error);
  expect(logged).toMatchObject({ code: '23505', constraint: 'person_known_once' });
  expect(JSON.stringify(logged)).not.toContain('999996319');
});

test('a fault of ours keeps its sentence and where it was', () => {
  const logged = loggedError(new TypeError('x is undefined'));
  expect(logged).toMatchObject({ type: 'TypeError', message: 'x is undefined' });
  expect(logged.stack).toContain('access-log.test');
});

test('something thrown that is no error says only what kind of thing it was', () => {
  expect(loggedError('Jansen')).toEqual({ type: 'string', message: '', stack: '' });
});
