import { subjectIcon } from '../subject/subject-icons.ts';

/** Each kind has an outline of its own, so that neither colour nor icon stands alone. */
const OUTLINES: Readonly<Record<string, string>> = {
  company: 'M-18-18H18V18H-18Z',
  vehicle: 'M-22-12H22V12H-22Z',
  address: 'M-19 18V-6L0-21 19-6V18Z',
  phone: 'M0-23 23 0 0 23-23 0Z',
  account: 'M-11-20H11L21 0 11 20H-11L-21 0Z',
  email: 'M-20-14H20V14L0 20-20 14Z',
  handle: 'M0-22 21-7 13 18H-13L-21-7Z',
  object: 'M0-22 22 16H-22Z',
};

/** A node as it is drawn around its own middle. */
export function NodeShape({ kind, className }: { kind: string; className: string }) {
  const Icon = subjectIcon(kind);
  const outline = OUTLINES[kind];
  return (
    <>
      {outline === undefined ? (
        <circle r="21" className={className} />
      ) : (
        <path d={outline} className={className} />
      )}
      <g transform="translate(-10 -10)" className="network-icon">
        <Icon size={20} stroke={1.75} aria-hidden />
      </g>
    </>
  );
}
