// Why media bytes cannot be read. Everything in this folder throws this and nothing else, whatever the bytes.

/** Closed list of what can be wrong with media bytes. */
export type MediaFault =
  'not-a-box' | 'box-cut-off' | 'no-movie' | 'no-fragment' | 'unknown-track' | 'value-out-of-range'

/** Media bytes that are not what they should be. */
export class MediaError extends Error {
  override readonly name = 'MediaError'
  readonly code: MediaFault

  constructor(code: MediaFault) {
    super(`media: ${code}`)
    this.code = code
  }
}
