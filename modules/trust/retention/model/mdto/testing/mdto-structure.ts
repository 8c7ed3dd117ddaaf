/**
 * What MDTO-XML 1.0.1 of the National Archives asks of a description, in our own words: per group its parts in order, how often each may stand
 * there, and what stands in it. Read from the published schema and its lists of terms (metagegevensschema MDTO); parts that we never write are
 * there too, so that an order with them is known.
 */
type Content = string | RegExp;
type Part = readonly [name: string, atLeast: 0 | 1, atMost: number, content: Content];

const MANY = Number.POSITIVE_INFINITY;
const TEXT = /\S/;
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?$/;
const ANY_TIME = new RegExp(`${DAY.source}|${MOMENT.source}`);

const OBJECT: readonly Part[] = [
  ['identificatie', 1, MANY, 'identification'],
  ['naam', 1, 1, TEXT],
];

const GROUPS: Readonly<Record<string, readonly Part[]>> = {
  informatieobject: [
    ...OBJECT,
    ['aggregatieniveau', 0, 1, 'term'],
    ['classificatie', 0, MANY, 'term'],
    ['trefwoord', 0, MANY, TEXT],
    ['omschrijving', 0, MANY, TEXT],
    ['raadpleeglocatie', 0, MANY, 'place'],
    ['dekkingInTijd', 0, MANY, 'period'],
    ['dekkingInRuimte', 0, MANY, 'reference'],
    ['taal', 0, MANY, /^[a-z]{2,3}$/],
    ['event', 0, MANY, 'event'],
    ['waardering', 1, 1, 'term'],
    ['bewaartermijn', 0, 1, 'span'],
    ['informatiecategorie', 0, 1, 'term'],
    ['isOnderdeelVan', 0, MANY, 'reference'],
    ['bevatOnderdeel', 0, MANY, 'reference'],
    ['heeftRepresentatie', 0, MANY, 'reference'],
    ['aanvullendeMetagegevens', 0, MANY, 'reference'],
    ['gerelateerdInformatieobject', 0, MANY, 'relation'],
    ['archiefvormer', 1, MANY, 'reference'],
    ['betrokkene', 0, MANY, 'involved'],
    ['activiteit', 0, 1, 'reference'],
    ['beperkingGebruik', 1, MANY, 'restriction'],
  ],
  bestand: [
    ...OBJECT,
    ['omvang', 1, 1, /^\d+$/],
    ['bestandsformaat', 1, 1, 'term'],
    ['checksum', 1, MANY, 'checksum'],
    ['URLBestand', 0, 1, TEXT],
    ['isRepresentatieVan', 1, 1, 'reference'],
  ],
  identification: [
    ['identificatieKenmerk', 1, 1, TEXT],
    ['identificatieBron', 1, 1, TEXT],
  ],
  reference: [
    ['verwijzingNaam', 1, 1, TEXT],
    ['verwijzingIdentificatie', 0, 1, 'identification'],
  ],
  term: [
    ['begripLabel', 1, 1, TEXT],
    ['begripCode', 0, 1, TEXT],
    ['begripBegrippenlijst', 1, 1, 'reference'],
  ],
  period: [
    ['dekkingInTijdType', 1, 1, 'term'],
    ['dekkingInTijdBegindatum', 1, 1, DAY],
    ['dekkingInTijdEinddatum', 0, 1, DAY],
  ],
  event: [
    ['eventType', 1, 1, 'term'],
    ['eventTijd', 0, 1, ANY_TIME],
    ['eventVerantwoordelijkeActor', 0, 1, 'reference'],
    ['eventResultaat', 0, 1, TEXT],
  ],
  restriction: [
    ['beperkingGebruikType', 1, 1, 'term'],
    ['beperkingGebruikNadereBeschrijving', 0, 1, TEXT],
    ['beperkingGebruikDocumentatie', 0, MANY, 'reference'],
    ['beperkingGebruikTermijn', 0, 1, 'span'],
  ],
  span: [
    ['termijnTriggerStartLooptijd', 0, 1, 'term'],
    ['termijnStartdatumLooptijd', 0, 1, WHOLE_DAY],
    ['termijnLooptijd', 0, 1, DURATION],
    ['termijnEinddatum', 0, 1, DAY],
  ],
  place: [
    ['raadpleeglocatieFysiek', 0, MANY, 'reference'],
    ['raadpleeglocatieOnline', 0, MANY, TEXT],
  ],
  relation: [
    ['gerelateerdInformatieobjectVerwijzing', 1, 1, 'reference'],
    ['gerelateerdInformatieobjectTypeRelatie', 1, 1, 'term'],
  ],
  involved: [
    ['betrokkeneTypeRelatie', 1, 1, 'term'],
    ['betrokkeneActor', 1, 1, 'reference'],
  ],
  checksum: [
    ['checksumAlgoritme', 1, 1, 'term'],
    ['checksumWaarde', 1, 1, /^[0-9a-f]+$/i],
    ['checksumDatum', 1, 1, MOMENT],
  ],
};

/** The lists of terms of MDTO, each with where it is used and what is in it. A term of another list is free. */
const LISTS: Readonly<Record<string, { readonly list: string; readonly terms: readonly string[] }>> = {
  aggregatieniveau: {
    list: 'Begrippenlijst Aggregatieniveaus MDTO',
    terms: ['Archief', 'Serie', 'Dossier', 'Archiefstuk'],
  },
  eventType: {
    list: 'Begrippenlijst EventTypeLijst MDTO',
    terms: ['Creatie', 'Ontvangst', 'Opname', 'Bevriezing', 'Export', 'Overbrenging', 'Wijziging'],
  },
  waardering: {
    list: 'Begrippenlijst Waarderingen MDTO',
    terms: ['Blijvend te bewaren', 'Tijdelijk te bewaren', 'Nader te bepalen'],
  },
  beperkingGebruikType: {
    list: 'Begrippenlijst BeperkingGebruikTypeLijst MDTO',
    terms: ['Geen beperking', 'Nader te bepalen', 'Overig'],
  },
  checksumAlgoritme: {
    list: 'Begrippenlijst ChecksumAlgoritme MDTO',
    terms: ['SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'],
  },
};
/** The code that the list of appraisals gives each of its terms. */
const VALUE_CODES: Readonly<Record<string, string>> = {
  'Blijvend te bewaren': 'B',
  'Tijdelijk te bewaren': 'V',
  'Nader te bepalen': 'N',
};

type Node = { readonly name: string; readonly children: Node[]; text: string };

/** Reads a document without attributes but those of its root, as our own writer makes it. */
function readXml(xml: string): Node {
  const root: Node = { name: '', children: [], text: '' };
  const open: Node[] = [root];
  for (const [, close, name, text] of xml.matchAll(/<(\/)?([A-Za-z]+)[^>]*>|([^<]+)/g)) {
    const inside = open.at(-1) ?? root;
    if (text !== undefined) inside.text += text;
    else if (close === undefined) {
      const made: Node = { name: name ?? '', children: [], text: '' };
      inside.children.push(made);
      open.push(made);
    } else if (open.pop()?.name !== name) throw new Error(`${name} closes what is not open`);
  }
  return root;
}

function faultsInTerm(node: Node, path: string): string[] {
  const known = LISTS[node.name];
  if (known === undefined) return [];
  const textOf = (name: string): string => node.children.find((child) => child.name === name)?.text ?? '';
  const label = textOf('begripLabel');
  const list = node.children.find(({ name }) => name === 'begripBegrippenlijst')?.children[0]?.text;
  return [
    ...(list === known.list ? [] : [`${path}: list ${list}`]),
    ...(known.terms.includes(label) ? [] : [`${path}: term ${label}`]),
    ...(node.name === 'waardering' && VALUE_CODES[label] !== textOf('begripCode') ? [`${path}: code`] : []),
  ];
}

function faultsInGroup(node: Node, group: string, path: string): string[] {
  const parts = GROUPS[group] ?? [];
  const order = parts.map(([name]) => name);
  const places = node.children.map(({ name }) => order.indexOf(name));
  return [
    ...node.children.flatMap(({ name }, at) => {
      const place = places[at] ?? -1;
      if (place === -1) return [`${path}: no part ${name}`];
      return place < (places[at - 1] ?? 0) ? [`${path}: ${name} stands too late`] : [];
    }),
    ...parts.flatMap(([name, atLeast, atMost]) => {
      const count = node.children.filter((child) => child.name === name).length;
      return count < atLeast || count > atMost ? [`${path}: ${name} ${count} times`] : [];
    }),
    ...(group === 'term' ? faultsInTerm(node, path) : []),
    ...node.children.flatMap((child) => {
      const content = parts.find(([name]) => name === child.name)?.[3];
      const here = `${path}/${child.name}`;
      if (typeof content === 'string') return faultsInGroup(child, content, here);
      return content === undefined || content.test(child.text) ? [] : [`${here}: ${child.text}`];
    }),
  ];
}

/** What in a description does not keep to MDTO-XML 1.0.1, each with its place; nothing when all of it does. */
export function faultsInMdto(xml: string): string[] {
  const root = readXml(xml.replace(/^<\?xml[^>]*\?>/, ''));
  const [document] = root.children;
  const [object] = document?.children ?? [];
  if (document?.name !== 'MDTO' || object === undefined || document.children.length !== 1)
    return ['not one object in MDTO'];
  if (object.name !== 'informatieobject' && object.name !== 'bestand') return [`object ${object.name}`];
  return faultsInGroup(object, object.name, object.name);
}
