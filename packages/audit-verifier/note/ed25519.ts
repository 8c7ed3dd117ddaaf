const imported = new Map<string, Promise<CryptoKey>>();

/** Few keys sign much: each is read once, and not more than so many are kept. */
const MOST_KEYS = 64;

function keyOf(publicKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const name = publicKey.join();
  const known = imported.get(name);
  if (known !== undefined) return known;
  const key = crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  if (imported.size >= MOST_KEYS) imported.clear();
  imported.set(name, key);
  return key;
}

/** True when the signature is that of the key over the message (RFC 8032). */
export async function verifyEd25519(
  publicKey: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    return await crypto.subtle.verify('Ed25519', await keyOf(publicKey), signature, message);
  } catch {
    // Bytes that are no point of the curve are no key.
    return false;
  }
}

/** PKCS #8 (RFC 8410) before the 32 bytes of a private key. */
const PKCS8 = Uint8Array.of(
  0x30,
  0x2e,
  0x02,
  0x01,
  0x00,
  0x30,
  0x05,
  0x06,
  0x03,
  0x2b,
  0x65,
  0x70,
  0x04,
  0x22,
  0x04,
  0x20,
);

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

/** Signs with a key made from 32 secret bytes. */
export type Ed25519Signer = {
  readonly publicKey: Uint8Array<ArrayBuffer>;
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
};

export async function ed25519Signer(seed: Uint8Array): Promise<Ed25519Signer> {
  const encoded = new Uint8Array(48);
  encoded.set(PKCS8);
  encoded.set(seed, PKCS8.length);
  const key = await crypto.subtle.importKey('pkcs8', encoded, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: bytesOf(x),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message)),
  };
}
