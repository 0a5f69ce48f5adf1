// The text of a table file that some other program wrote, whatever its encoding.

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16'

/** Null when it is no text in any of them. GB18030 holds GBK and GB2312. */
export function tableText(bytes: Buffer): { readonly text: string; readonly encoding: Encoding } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16', 'utf-16le')
  return decoded(bytes, 'utf-8', 'utf-8') ?? decoded(bytes, 'gb18030', 'gb18030')
}

function decoded(bytes: Buffer, encoding: Encoding, label: string) {
  try {
    // The decoder takes the byte order mark off.
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    // No table has these: it is some other file, which every byte order can make text of.
    return text.includes('\0') ? null : { text, encoding }
  } catch {
    return null
  }
}
