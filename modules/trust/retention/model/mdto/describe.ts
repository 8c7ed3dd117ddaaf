import { type Element, mdtoDocument } from './element.ts';

/** What a record is, for who finds it in an archive. Dates are calendar dates. */
export type ArchivedRecord = {
  readonly reference: string;
  readonly name: string;
  /** The process in which it was made: the title of its purpose. */
  readonly activity: string;
  readonly organisation: { readonly code: string; readonly name: string };
  readonly from: string;
  readonly until: string;
  /** How long it was kept before; `trigger`: what the term started at, as a word. */
  readonly term: {
    readonly trigger: string;
    readonly startedOn: string;
    readonly months: number;
    readonly endsOn: string;
  };
  readonly decidedOn: string;
};

/** A file in the package: its place below `data/`, and its checksum. `madeAt`: moment of the checksum, ISO 8601. */
export type ArchivedFile = {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly madeAt: string;
};

const SOURCE = 'Schakel';

/** The lists of terms that MDTO has itself; a term of ours says that it is ours. Source: the metadata scheme of the National Archives. */
const MDTO_LISTS = {
  level: 'Begrippenlijst Aggregatieniveaus MDTO',
  event: 'Begrippenlijst EventTypeLijst MDTO',
  value: 'Begrippenlijst Waarderingen MDTO',
  restriction: 'Begrippenlijst BeperkingGebruikTypeLijst MDTO',
  checksum: 'Begrippenlijst ChecksumAlgoritme MDTO',
} as const;
const OWN_TERMS = 'Begrippen van Schakel';

const term = (label: string, list: string, code?: string): Element[] => [
  ['begripLabel', label],
  ...(code === undefined ? [] : ([['begripCode', code]] as Element[])),
  ['begripBegrippenlijst', [['verwijzingNaam', list]]],
];

const identity = (id: string): Element => [
  'identificatie',
  [
    ['identificatieKenmerk', id],
    ['identificatieBron', SOURCE],
  ],
];

const reference = (name: string, id: string, source: string = SOURCE): Element[] => [
  ['verwijzingNaam', name],
  [
    'verwijzingIdentificatie',
    [
      ['identificatieKenmerk', id],
      ['identificatieBron', source],
    ],
  ],
];

/** The piece that a file holds: a record in the archive's sense, within the dossier. */
const pieceId = (record: ArchivedRecord, file: ArchivedFile): string => `${record.reference}/${file.path}`;
const fileId = (record: ArchivedRecord, file: ArchivedFile): string => `${pieceId(record, file)}#bestand`;

const restriction: Element = [
  'beperkingGebruik',
  [
    ['beperkingGebruikType', term('Overig', MDTO_LISTS.restriction)],
    [
      'beperkingGebruikNadereBeschrijving',
      'Bevat persoonsgegevens, ook bijzondere en strafrechtelijke. Niet openbaar zonder besluit van de zorgdrager.',
    ],
  ],
];

/** What the archive keeps for good, and whose it was: the same for a dossier and for its pieces. No `bewaartermijn`: what is kept for good has none, and an end in the past would ask for destruction. */
const VALUE: Element = ['waardering', term('Blijvend te bewaren', MDTO_LISTS.value, 'B')];

const maker = (record: ArchivedRecord): Element[] => [
  ['archiefvormer', reference(record.organisation.name, record.organisation.code)],
  ['activiteit', [['verwijzingNaam', record.activity]]],
  restriction,
];

/** How long it was kept before, and who decided what then; `madeAt`: when it was packed. */
const exported = ({ organisation, term: kept, decidedOn }: ArchivedRecord, madeAt: string): Element => [
  'event',
  [
    ['eventType', term('Export', MDTO_LISTS.event)],
    ['eventTijd', madeAt],
    ['eventVerantwoordelijkeActor', reference(organisation.name, organisation.code)],
    [
      'eventResultaat',
      `Bewaard tot en met ${kept.endsOn}: ${kept.months} maanden na ${kept.trigger} op ${kept.startedOn}. Op ${decidedOn} besloten tot overbrenging naar een archief.`,
    ],
  ],
];

/** The dossier as a whole. MDTO-XML 1.0.1, object `informatieobject`. */
export function describeRecord(
  record: ArchivedRecord,
  files: readonly ArchivedFile[],
  madeAt: string,
): string {
  return mdtoDocument([
    'informatieobject',
    [
      identity(record.reference),
      ['naam', record.name],
      ['aggregatieniveau', term('Dossier', MDTO_LISTS.level)],
      [
        'dekkingInTijd',
        [
          ['dekkingInTijdType', term('Looptijd van het dossier', OWN_TERMS)],
          ['dekkingInTijdBegindatum', record.from],
          ['dekkingInTijdEinddatum', record.until],
        ],
      ],
      ['taal', 'nl'],
      exported(record, madeAt),
      VALUE,
      ...files.map((file): Element => ['bevatOnderdeel', reference(file.name, pieceId(record, file))]),
      ...maker(record),
    ],
  ]);
}

/** One piece of the dossier. MDTO-XML 1.0.1, object `informatieobject`. */
export function describePiece(record: ArchivedRecord, file: ArchivedFile): string {
  return mdtoDocument([
    'informatieobject',
    [
      identity(pieceId(record, file)),
      ['naam', file.name],
      ['aggregatieniveau', term('Archiefstuk', MDTO_LISTS.level)],
      VALUE,
      ['isOnderdeelVan', reference(record.name, record.reference)],
      ['heeftRepresentatie', reference(file.name, fileId(record, file))],
      ...maker(record),
    ],
  ]);
}

/** Formats by the register of file formats that archives use; another is told by its media type. */
const FORMATS: Readonly<Record<string, readonly [label: string, code: string]>> = {
  'application/json': ['JSON Data Interchange Format', 'fmt/817'],
  'text/plain': ['Plain Text File', 'x-fmt/111'],
  'text/csv': ['Comma Separated Values', 'x-fmt/18'],
};

/** The file itself. MDTO-XML 1.0.1, object `bestand`. */
export function describeFile(record: ArchivedRecord, file: ArchivedFile): string {
  const format = FORMATS[file.mediaType];
  return mdtoDocument([
    'bestand',
    [
      identity(fileId(record, file)),
      ['naam', file.name],
      ['omvang', String(file.size)],
      [
        'bestandsformaat',
        format === undefined
          ? term(file.mediaType, 'IANA Media Types')
          : term(format[0], 'PRONOM-register', format[1]),
      ],
      [
        'checksum',
        [
          ['checksumAlgoritme', term('SHA-256', MDTO_LISTS.checksum)],
          ['checksumWaarde', file.sha256],
          ['checksumDatum', file.madeAt],
        ],
      ],
      ['isRepresentatieVan', reference(file.name, pieceId(record, file))],
    ],
  ]);
}
