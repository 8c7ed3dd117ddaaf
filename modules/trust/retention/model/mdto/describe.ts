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
    ['beperkingGebruikType', term('Persoonsgegevens', 'Begrippenlijst BeperkingGebruik MDTO')],
    [
      'beperkingGebruikNadereBeschrijving',
      'Bevat persoonsgegevens, ook bijzondere en strafrechtelijke. Niet openbaar zonder besluit van de zorgdrager.',
    ],
  ],
];

/** What the archive keeps for good, whose it was and how long it was kept before: the same for a dossier and for its pieces. */
function kept(record: ArchivedRecord): { readonly value: Element[]; readonly maker: Element[] } {
  return {
    value: [
      ['waardering', term('Blijvend te bewaren', 'Begrippenlijst Waarderingen MDTO', 'B')],
      [
        'bewaartermijn',
        [
          ['termijnTriggerStartLooptijd', term(record.term.trigger, 'Bewaarregels Schakel')],
          ['termijnStartdatumLooptijd', record.term.startedOn],
          ['termijnLooptijd', `P${record.term.months}M`],
          ['termijnEinddatum', record.term.endsOn],
        ],
      ],
    ],
    maker: [
      ['archiefvormer', reference(record.organisation.name, record.organisation.code)],
      ['activiteit', [['verwijzingNaam', record.activity]]],
      restriction,
    ],
  };
}

/** The dossier as a whole. MDTO-XML 1.0.1, object `informatieobject`. */
export function describeRecord(record: ArchivedRecord, files: readonly ArchivedFile[]): string {
  const { value, maker } = kept(record);
  return mdtoDocument([
    'informatieobject',
    [
      identity(record.reference),
      ['naam', record.name],
      ['aggregatieniveau', term('Dossier', 'Begrippenlijst Aggregatieniveaus MDTO')],
      [
        'dekkingInTijd',
        [
          ['dekkingInTijdType', term('Looptijd', 'Begrippenlijst DekkingInTijdTypen MDTO')],
          ['dekkingInTijdBegindatum', record.from],
          ['dekkingInTijdEinddatum', record.until],
        ],
      ],
      ['taal', 'nl'],
      [
        'event',
        [
          ['eventType', term('Waardering', 'Begrippenlijst EventTypen MDTO')],
          ['eventTijd', record.decidedOn],
          ['eventVerantwoordelijkeActor', [['verwijzingNaam', record.organisation.name]]],
          ['eventResultaat', 'Besloten tot overbrenging naar een archief.'],
        ],
      ],
      ...value,
      ...files.map((file): Element => ['bevatOnderdeel', reference(file.name, pieceId(record, file))]),
      ...maker,
    ],
  ]);
}

/** One piece of the dossier. MDTO-XML 1.0.1, object `informatieobject`. */
export function describePiece(record: ArchivedRecord, file: ArchivedFile): string {
  const { value, maker } = kept(record);
  return mdtoDocument([
    'informatieobject',
    [
      identity(pieceId(record, file)),
      ['naam', file.name],
      ['aggregatieniveau', term('Archiefstuk', 'Begrippenlijst Aggregatieniveaus MDTO')],
      ...value,
      ['isOnderdeelVan', reference(record.name, record.reference)],
      ['heeftRepresentatie', reference(file.name, fileId(record, file))],
      ...maker,
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
          ['checksumAlgoritme', term('SHA-256', 'Begrippenlijst ChecksumAlgoritme MDTO')],
          ['checksumWaarde', file.sha256],
          ['checksumDatum', file.madeAt],
        ],
      ],
      ['isRepresentatieVan', reference(file.name, pieceId(record, file))],
    ],
  ]);
}
