/** The mark of Schakel: two links of a chain. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size / 2}
      viewBox="0 0 24 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <rect x="1" y="1" width="13" height="10" rx="5" />
      <rect x="10" y="1" width="13" height="10" rx="5" />
    </svg>
  );
}
