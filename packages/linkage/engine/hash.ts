/** FNV-1a, mixed at the end; never 0, which means "nothing to compare by". */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return mix(hash);
}

/** Two keys as one, in the order given; 0 when either says nothing. */
export const joinHashes = (one: number, other: number): number =>
  one === 0 || other === 0 ? 0 : mix(Math.imul(one, 0x9e3779b1) ^ (other + 0x7f4a7c15));

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return hash === 0 ? 1 : hash;
}
