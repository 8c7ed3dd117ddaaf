import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NOT_AT_PUBLIC_TASK } from './letter/transfer-blocks.ts';
import { portableGrounds } from './portability.ts';

const LAW = JSON.parse(readFileSync('content/legal-bases.json', 'utf8'));
const avg = (article: string) => [{ law: 'AVG', article }];

test.each([
  ['a public task', '6 lid 1 onder e', []],
  ['a duty and a public task', '6 lid 1 onder c en e; 9 lid 2 onder g', []],
  ['consent', '6 lid 1 onder a', ['consent']],
  ['explicit consent for special data', '6 lid 1 onder e; 9 lid 2 onder a, c', ['consent']],
  ['a contract among others', '6 lid 1 onder c, e, b', ['contract']],
  ['both', '6 lid 1 onder a en b', ['consent', 'contract']],
  ['an article that only mentions letters', '5 lid 1 onder b, 89', []],
])('data under %s move only with consent or a contract', (_ground, article, grounds) => {
  expect(portableGrounds(avg(article))).toEqual(grounds);
});

test('another act is no ground to take data along', () => {
  expect(portableGrounds([{ law: 'Gemeentewet', article: '6 lid 1 onder a' }])).toEqual([]);
});

test('of the purposes in the law content nearly all rest on a public task', () => {
  const portable = LAW.purposes.filter((purpose: any) => portableGrounds(purpose.legalBasis).length > 0);
  expect(portable.map((purpose: any) => purpose.code)).toEqual([
    'mensenhandel-slachtoffer',
    'jeugd-preventie',
    'huisvesting',
  ]);
});

test('the refusal rests on a restriction that the law content has', () => {
  const right = LAW.dataSubjectRights.find((one: any) => one.right === 'portability');
  expect(right.restrictions).toContain(NOT_AT_PUBLIC_TASK.restriction);
  expect(NOT_AT_PUBLIC_TASK.restriction).toContain(NOT_AT_PUBLIC_TASK.article);
});
