// Who spoke when, read from the journal's lines: a speech lasts until another speaker, nobody, a break, or the end.
import type { Line, LineOf } from './lines.ts'

export type Speaker = NonNullable<LineOf<'speaker'>['speaker']>

export interface Speech {
  readonly speaker: Speaker
  readonly from: string
  /** Null while it lasts. */
  readonly to: string | null
  /** How long it was, by the clock that never jumps where it can be told; 0 while it lasts. */
  readonly milliseconds: number
}

/** Reads lines one after another. */
export class SpeechesTold {
  readonly #speeches: Speech[] = []
  #began: LineOf<'speaker'> | null = null

  get speeches(): readonly Speech[] {
    return this.#speeches
  }

  /** Who speaks, and since when; null when nobody does. */
  get current(): { readonly speaker: Speaker; readonly since: string } | null {
    const { speaker = null, at = '' } = this.#began ?? {}
    return speaker === null ? null : { speaker, since: at }
  }

  /** Takes note of the next line. */
  note(line: Line): void {
    if (line.kind !== 'speaker' && line.kind !== 'break' && line.kind !== 'close') return
    this.#end(line)
    if (line.kind !== 'speaker' || line.speaker === null) return
    this.#began = line
    this.#speeches.push({ speaker: line.speaker, from: line.at, to: null, milliseconds: 0 })
  }

  #end(by: Line): void {
    const [began, last] = [this.#began, this.#speeches.at(-1)]
    this.#began = null
    if (began === null || last === undefined) return
    const apart = by.run === began.run ? by.mono - began.mono : Date.parse(by.at) - Date.parse(began.at)
    this.#speeches[this.#speeches.length - 1] = { ...last, to: by.at, milliseconds: Math.max(0, apart) }
  }
}

export const sameSpeaker = (a: Speaker | null, b: Speaker | null): boolean => a?.name === b?.name && a?.role === b?.role

/** How long each spoke in all, in the order in which they first did. Names and roles together tell people apart. */
export function spokenBy(speeches: readonly Speech[]): { speaker: Speaker; milliseconds: number }[] {
  const sums = new Map<string, { speaker: Speaker; milliseconds: number }>()
  for (const { speaker, milliseconds } of speeches) {
    const key = JSON.stringify([speaker.name, speaker.role])
    const before = sums.get(key)?.milliseconds ?? 0
    sums.set(key, { speaker, milliseconds: before + milliseconds })
  }
  return [...sums.values()]
}
