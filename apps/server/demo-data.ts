import type { Parts } from './parts.ts';

/**
 * Loads the demo's signals, once: called at every start with demo, after the region and its people are there and before
 * the product listens. It must do nothing when its data are there already.
 */
export async function loadDemoData(_parts: Parts): Promise<void> {}
