import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openTestProduct, type TestProduct } from '#apps/testing/index.ts';
import { openContentStore } from '#modules/trust/purposes/server/index.ts';
import { newId } from '#platform/kit/index.ts';
import { sql, withSystemScope } from '#platform/server/index.ts';
import type { EditionIndicator, ThemeSheet, ThemesContent } from './model/index.ts';
import { renewOwnContent } from './server/index.ts';

const THEME = 'hennepteelt';
const WORDS = 'Ramen aan de straat zijn van binnen dichtgeplakt';

let product: TestProduct;
let zwolle: Client;
let deventer: Client;
let desk: Client;
beforeAll(async () => {
  product = await openTestProduct();
  zwolle = await product.signIn('beheerder-zwolle');
  deventer = await product.signIn('beheerder-deventer');
  desk = await product.signIn('toezicht-zwolle');
});
afterAll(() => product.close());

const sheet = async (client: Client, code = THEME): Promise<ThemeSheet> =>
  (await client.get(`/theme-editions/${code}`)).body.data;

const editBody = (from: ThemeSheet, changes: object = {}) => {
  const { code: _, ...words } = from.edition;
  return { ...words, expectedVersion: from.number, reason: 'Afgesproken in het overleg', ...changes };
};

const withWords = (from: ThemeSheet, code: string, words: Partial<EditionIndicator>) =>
  from.edition.indicators.map((item) => (item.code === code ? { ...item, ...words } : item));

const wordsAtDesk = async (client: Client, code = 'ramen-dicht'): Promise<string | undefined> =>
  (await client.get('/themes')).body.data.indicators.find((item: { code: string }) => item.code === code)
    ?.text;

const record = async (body: object = {}) => {
  const id = newId();
  const answer = await desk.post('/signals', {
    id,
    narrative: 'Achter het pand ruikt het naar hennep.',
    themeCode: THEME,
    indicatorCodes: ['ramen-dicht'],
    ...body,
  });
  return { id, answer };
};

describe('an administrator', () => {
  test('finds every theme with the region as its source', async () => {
    const { status, body } = await zwolle.get('/theme-editions');
    expect(status).toBe(200);
    expect(body.data.find((row: { code: string }) => row.code === THEME)).toMatchObject({
      source: 'region',
      number: 0,
      updateAvailable: false,
      regionVersion: product.parts.content.newest('themes').version,
    });
  });

  test('cannot edit what was not adopted', async () => {
    const refused = await zwolle.put(`/theme-editions/${THEME}`, editBody(await sheet(zwolle)));
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('transition-not-allowed');
  });

  test('adopts a theme with a reason, once', async () => {
    const body = { themeCode: THEME, expectedVersion: 0, reason: 'Andere panden dan elders' };
    const { number } = (await zwolle.post('/theme-editions', body)).body.data;
    expect(number).toBe(1);
    const again = await zwolle.post('/theme-editions', { ...body, expectedVersion: 1 });
    expect(again.body.code).toBe('transition-not-allowed');
    const short = await zwolle.post('/theme-editions', { ...body, expectedVersion: 1, reason: ' ' });
    expect(short.body.errors).toEqual([
      expect.objectContaining({ pointer: '/reason', code: 'reason-missing' }),
    ]);
  });

  test('is refused a text about somebody’s background, and a score, each at its place and with its word', async () => {
    const from = await sheet(zwolle);
    const place = from.edition.indicators.findIndex((item) => item.code === 'ramen-dicht');
    const indicators = withWords(from, 'ramen-dicht', { text: 'Bewoner is van Poolse afkomst' });
    const body = editBody(from, { indicators, summary: 'Personen met een risicoscore.' });
    const refused = await zwolle.put(`/theme-editions/${THEME}`, body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { pointer: '/summary', code: 'wording-score', params: { word: 'risicoscore' } },
      { pointer: `/indicators/${place}/text`, code: 'wording-background', params: { word: 'Poolse' } },
    ]);
  });

  test('is refused unknown codes, an indicator left out, a number beside it, and a save without change', async () => {
    const from = await sheet(zwolle);
    const [first, ...others] = from.edition.indicators;
    const put = (changes: object) => zwolle.put(`/theme-editions/${THEME}`, editBody(from, changes));
    const wrong = await put({
      indicators: [{ ...first, source: 'krant', processes: ['postkamer'] }, ...others],
    });
    expect(wrong.body.errors.map((item: { pointer: string }) => item.pointer)).toEqual([
      '/indicators/0/source',
      '/indicators/0/processes/0',
    ]);
    const missing = await put({ indicators: others });
    expect(missing.body.errors).toEqual([
      expect.objectContaining({ pointer: '/indicators', code: 'required' }),
    ]);
    const scored = await put({ indicators: [{ ...first, weight: 5 }, ...others] });
    expect(scored.body.errors[0]).toMatchObject({ code: 'unknown-field' });
    expect((await put({})).body.code).toBe('nothing-changed');
  });

  test('words an indicator, switches one off and adds one; desks of the organisation have it at once', async () => {
    const from = await sheet(zwolle);
    const off = from.edition.indicators.at(-1)!;
    const { code: _, ...likeAnother } = off;
    const indicators = [
      ...withWords(from, 'ramen-dicht', { text: WORDS }).map((item) =>
        item.code === off.code ? { ...item, inUse: false } : item,
      ),
      { ...likeAnother, text: 'Vrachtwagen lost ’s nachts potgrond', source: 'eigen-vaststelling' },
    ];
    const earlier = await record();
    const saved = await zwolle.put(`/theme-editions/${THEME}`, editBody(from, { indicators }));
    expect(saved.body.data).toEqual({ number: 2 });
    expect(await wordsAtDesk(desk)).toBe(WORDS);
    const { body } = await desk.get('/themes');
    const ofTheme = body.data.indicators.filter((item: { themes: string[] }) => item.themes.includes(THEME));
    expect(ofTheme.map((item: { text: string }) => item.text)).toContain(
      'Vrachtwagen lost ’s nachts potgrond',
    );
    expect(ofTheme.map((item: { code: string }) => item.code)).not.toContain(off.code);

    const signal = (await desk.get(`/signals/${earlier.id}`)).body.data;
    const kept = (await desk.get(`/theme-versions/${signal.themesVersionId}`)).body.data;
    const told = kept.indicators.find((item: { code: string }) => item.code === 'ramen-dicht').text;
    expect(told).not.toBe(WORDS);
    const later = await record();
    expect((await desk.get(`/signals/${later.id}`)).body.data.themesVersionId).not.toBe(
      signal.themesVersionId,
    );
  });

  test('on an older version is told that somebody was first, and nothing is lost', async () => {
    const stale = { ...(await sheet(zwolle)), number: 1 };
    const refused = await zwolle.put(`/theme-editions/${THEME}`, editBody(stale, { title: 'Anders' }));
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'stale-version', current: { number: 2 } });
  });

  test('two at once: one saves, the other is told', async () => {
    const from = await sheet(zwolle);
    const answers = await Promise.all(
      ['Eerste', 'Tweede'].map((title) => zwolle.put(`/theme-editions/${THEME}`, editBody(from, { title }))),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('two on different themes at once lose nothing of each other', async () => {
    const [one, other] = (await zwolle.get('/theme-editions')).body.data.filter(
      (row: { source: string }) => row.source === 'region',
    );
    for (const { code, number } of [one, other]) {
      const body = { themeCode: code, expectedVersion: number, reason: 'Ook van ons' };
      expect((await zwolle.post('/theme-editions', body)).status).toBe(201);
    }
    const sheets = [await sheet(zwolle, one.code), await sheet(zwolle, other.code)];
    const saved = await Promise.all(
      sheets.map((item) =>
        zwolle.put(`/theme-editions/${item.code}`, editBody(item, { title: `Eigen ${item.code}` })),
      ),
    );
    expect(saved.map((answer) => answer.status)).toEqual([200, 200]);
    for (const item of sheets) expect((await sheet(zwolle, item.code)).title).toBe(`Eigen ${item.code}`);
  });

  test('reads every version with who, when and why, and each as it stood', async () => {
    const { body } = await zwolle.get(`/theme-editions/${THEME}/versions`);
    expect(body.data.at(-1)).toMatchObject({
      number: 1,
      kind: 'adopted',
      reason: 'Andere panden dan elders',
    });
    expect(body.data.at(-2)).toMatchObject({
      number: 2,
      kind: 'edited',
      reason: 'Afgesproken in het overleg',
    });
    const first = (await zwolle.get(`/theme-editions/${THEME}/versions/1`)).body.data;
    const second = (await zwolle.get(`/theme-editions/${THEME}/versions/2`)).body.data;
    expect(first.indicators.every((item: EditionIndicator) => item.inUse)).toBe(true);
    expect(second.indicators.filter((item: EditionIndicator) => !item.inUse)).toHaveLength(1);
    expect((await zwolle.get(`/theme-editions/${THEME}/versions/99`)).status).toBe(404);
  });

  test('leaves a line in the audit log for each save', async () => {
    const { rows } = await product.owner.query(
      `select distinct action from audit_event where action like 'theme.%' order by action`,
    );
    expect(rows.map((row) => row.action)).toEqual(['theme.adopted', 'theme.edited']);
  });
});

describe('another organisation', () => {
  test('sees none of it: not the words, not the versions', async () => {
    expect(await wordsAtDesk(deventer)).not.toBe(WORDS);
    expect((await sheet(deventer)).source).toBe('region');
    expect((await deventer.get(`/theme-editions/${THEME}/versions`)).body.data).toEqual([]);
    expect((await deventer.get(`/theme-editions/${THEME}/versions/1`)).status).toBe(404);
    const { versionId } = (await desk.get('/themes')).body.data;
    expect((await desk.get(`/theme-versions/${versionId}`)).status).toBe(200);
    expect((await deventer.get(`/theme-versions/${versionId}`)).status).toBe(404);
    const refused = await (await product.signIn('toezicht-deventer')).post('/signals', {
      id: newId(),
      narrative: 'Iets gezien.',
      themesVersionId: versionId,
    });
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/themesVersionId' })]);
  });

  test('cannot be given a version, nor can the region, and a desk saves none', async () => {
    const insert = (client: Client, organisation: string | null) =>
      client.inScope((scope) =>
        sql`insert into content_version (id, kind, organisation_id, base_version_id, version, sha256, document, created_by_person_id)
             select ${newId()}::uuid, 'themes', ${organisation}::uuid, id, 'x', ${newId()}, '{}', ${scope.person.id}
               from content_version where kind = 'themes' and organisation_id is null limit 1`.execute(
          scope.db,
        ),
      );
    const own = await product.organisationId('zwolle');
    for (const [client, organisation] of [
      [zwolle, await product.organisationId('deventer')],
      [zwolle, null],
      [desk, own],
    ] as const)
      await expect(insert(client, organisation)).rejects.toThrow(/row-level security/);
  });
});

describe('a signal', () => {
  test('is recorded under the version that was on the screen, also when it was edited meanwhile', async () => {
    const { versionId } = (await desk.get('/themes')).body.data;
    const from = await sheet(zwolle);
    const indicators = withWords(from, 'ramen-dicht', { inUse: false });
    expect((await zwolle.put(`/theme-editions/${THEME}`, editBody(from, { indicators }))).status).toBe(200);
    const { id, answer } = await record({ themesVersionId: versionId });
    expect(answer.status).toBe(201);
    expect((await desk.get(`/signals/${id}`)).body.data.themesVersionId).toBe(versionId);
  });

  test('is completed with the codes of its own version', async () => {
    const coordinator = await product.signIn('coordinator-zwolle');
    const { rows } = await product.owner.query(
      `select id, version from signal where indicator_codes @> '{ramen-dicht}' and organisation_id = $1 order by received_at desc limit 1`,
      [await product.organisationId('zwolle')],
    );
    const complete = (indicatorCodes: string[]) =>
      coordinator.patch(`/signals/${rows[0].id}`, { expectedVersion: rows[0].version, indicatorCodes });
    expect((await complete(['henneplucht', 'niets'])).body.errors).toEqual([
      expect.objectContaining({ pointer: '/indicatorCodes/1' }),
    ]);
    // Switched off since, and still a mark of this signal.
    expect((await complete(['henneplucht', 'ramen-dicht'])).status).toBe(200);
  });
});

describe('a newer version of the region', () => {
  /** As a start of a newer product does. */
  const renew = async (change: (content: ThemesContent) => void) => {
    const content = structuredClone(product.parts.content.newest('themes').document) as ThemesContent;
    change(content);
    await product.owner.query(
      `insert into content_version (id, kind, version, sha256, document) values ($1, 'themes', $2, $3, $4)`,
      [newId(), content.version, newId(), JSON.stringify(content)],
    );
    await withSystemScope(product.parts.pools.system, 'test: newer content', renewOwnContent);
    await product.parts.content.refresh();
  };
  const theme = (content: ThemesContent, code: string) => content.themes.find((item) => item.code === code)!;

  test('reaches at once what was not adopted, and is shown beside what was', async () => {
    const from = await sheet(zwolle);
    expect(from.updateAvailable).toBe(false);
    await renew((content) => {
      content.version = '9';
      theme(content, THEME).summary = 'Zo staat het nu bij de regio.';
      theme(content, THEME).title = 'Hennep volgens de regio';
      theme(content, 'vakantieparken').summary = 'Nieuw voor iedereen.';
    });
    const now = await sheet(zwolle);
    expect(now).toMatchObject({ updateAvailable: true, number: from.number, newestRegionVersion: '9' });
    expect(now.edition).toEqual(from.edition);
    expect(now.region?.summary).toBe('Zo staat het nu bij de regio.');
    expect((await sheet(deventer)).edition.summary).toBe('Zo staat het nu bij de regio.');
    expect((await sheet(zwolle, 'vakantieparken')).edition.summary).toBe('Nieuw voor iedereen.');
  });

  test('reaches another process on the same database by itself', async () => {
    const other = await openContentStore(product.parts.pools.system, { lookEvery: 20 });
    await renew((content) => {
      content.version = '9a';
    });
    await expect.poll(() => other.newest('themes').version).toBe('9a');
    other.close();
    await renew((content) => {
      content.version = '9';
    });
  });

  test('is taken over with a choice where both changed the same, and never silently', async () => {
    const from = await sheet(zwolle);
    const body = {
      expectedVersion: from.number,
      reason: 'Bij de regio gebleven',
      regionVersionId: from.regionVersionId,
    };
    const open = await zwolle.post(`/theme-editions/${THEME}/updates`, body);
    expect(open.status).toBe(422);
    expect(open.body.errors).toEqual([
      expect.objectContaining({ pointer: '/choices/theme.title', code: 'required' }),
    ]);
    const other = await zwolle.post(`/theme-editions/${THEME}/updates`, {
      ...body,
      regionVersionId: newId(),
    });
    expect(other.body.code).toBe('stale-version');
    const taken = await zwolle.post(`/theme-editions/${THEME}/updates`, {
      ...body,
      choices: { 'theme.title': 'own' },
    });
    expect(taken.status).toBe(201);
    const now = await sheet(zwolle);
    expect(now).toMatchObject({ updateAvailable: false, kind: 'updated', regionVersion: '9' });
    expect(now.edition.title).toBe(from.edition.title);
    expect(now.edition.summary).toBe('Zo staat het nu bij de regio.');
  });

  test('is followed again after the theme was given back, and the own versions can still be read', async () => {
    const from = await sheet(zwolle);
    const body = { expectedVersion: from.number, reason: 'Niet meer nodig' };
    expect((await zwolle.post(`/theme-editions/${THEME}/returns`, body)).status).toBe(201);
    const now = await sheet(zwolle);
    expect(now).toMatchObject({ source: 'region', kind: 'returned', number: from.number + 1 });
    expect(now.edition).toEqual(now.region);
    const earlier = await zwolle.get(`/theme-editions/${THEME}/versions/${from.number}`);
    expect(earlier.body.data.title).toBe(from.edition.title);
  });
});
