// The short form of a root hash that is printed in the written record for the party to sign (法释〔2017〕5号 art 9).

/** Letters that cannot be mistaken for one another when read aloud or copied by hand (Crockford base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * First 100 bits of the root in five groups of four letters, `XXXX-XXXX-XXXX-XXXX-XXXX`: long enough that nobody can
 * make another recording with the same code, short enough to compare by eye.
 */
export function sealCode(root: Uint8Array): string {
  let bits = 0n
  for (const byte of root.subarray(0, 13)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 4n
  const code = Array.from({ length: 20 }, (_, i) => letters[Number((bits >> BigInt(95 - 5 * i)) & 31n)]).join('')
  return (code.match(/.{4}/g) ?? []).join('-')
}
