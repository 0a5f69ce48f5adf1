// The port for speech to text: whatever listens, this is all that the rest of the program knows of it.
import { Failure } from '../contract/failures.ts'

/** Something that was said, in seconds from the beginning of the piece. */
export interface Heard {
  readonly from: number
  readonly to: number
  readonly text: string
}

export interface SpeechToText {
  /**
   * Writes down what is said in a piece.
   * @param wav a file of 16 kHz, one channel, 16 bits.
   * @param seconds how long it is.
   * @param language ISO 639 code, or `auto`.
   * @param onProgress hears how many seconds have been listened to.
   * @throws Failure `cancelled`, `speech-program-missing`, `speech-failed`, `speech-timeout`, `speech-answer-unreadable`.
   */
  transcribe(
    piece: { readonly wav: string; readonly seconds: number },
    language: string,
    signal: AbortSignal,
    onProgress: (seconds: number) => void,
  ): Promise<readonly Heard[]>
}

/** @throws Failure `cancelled`. */
export function requireGoing({ aborted }: AbortSignal): void {
  if (aborted) throw new Failure('cancelled')
}

/** What a line of text must be to be kept: one line, without control characters, not longer than an entry of a record. */
const longest = 8000

/** As one line; empty for what holds no words. Undefined when it is too long for any sentence: nothing that was said. */
export function asLine(text: string): string | undefined {
  const tidy = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  return tidy.length > longest ? undefined : tidy
}
