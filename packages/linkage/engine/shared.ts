/** Whole numbers that threads can share; room for one where there is none, because memory of no size cannot be shared. */
export const sharedNumbers = (size: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(Math.max(4, size * 4)));

/** As `sharedNumbers`, also below zero. */
export const sharedInts = (size: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(Math.max(4, size * 4)));

/** As `sharedNumbers`, up to 255. */
export const sharedBytes = (size: number): Uint8Array =>
  new Uint8Array(new SharedArrayBuffer(Math.max(4, size)));
