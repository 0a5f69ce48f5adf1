// The breaks 中断 of a recording, read from its journal's lines: when nothing was to be recorded, why, and by whose word.
import * as z from 'zod'
import { lineSchemas, type Line, type LineOf } from './lines.ts'

const { at, reason, person, text } = lineSchemas.break.shape

/** A break as the manifest states it: over with the `resume` line, or with `close` when the recording ended in it. */
export const breakSchema = z.strictObject({
  from: at,
  to: at,
  reason,
  text,
  person,
  /** Who resumed; null when the recording ended in the break. */
  resumedBy: person.nullable(),
})
export type Break = z.output<typeof breakSchema>

/** A break of a recording that may still be running. */
export interface BreakTold extends Omit<Break, 'to'> {
  /** Null while it lasts. */
  readonly to: string | null
  /** Its first line, and the one with which it was over. */
  readonly began: LineOf<'break'>
  readonly ended: LineOf<'resume' | 'close'> | null
}

/** The breaks in the journal's order. Lines that do not alternate are for the verification to name. */
export function breaksIn(lines: readonly Line[]): BreakTold[] {
  const breaks: BreakTold[] = []
  for (const line of lines) {
    const last = breaks.at(-1)
    const lasts = last?.to === null
    if (line.kind === 'break' && !lasts) {
      const { at: from, reason, text, person } = line
      breaks.push({ from, to: null, reason, text, person, resumedBy: null, began: line, ended: null })
    }
    if ((line.kind === 'resume' || line.kind === 'close') && lasts) {
      const resumedBy = line.kind === 'resume' ? line.person : null
      breaks[breaks.length - 1] = { ...last, to: line.at, resumedBy, ended: line }
    }
  }
  return breaks
}

/** The break that lasts at the end of `lines`; undefined when none does. */
export function lastingBreak(lines: readonly Line[]): BreakTold | undefined {
  return breaksIn(lines).find(({ to }) => to === null)
}

/** The breaks that are over, as the manifest states them. */
export function breaksStated(lines: readonly Line[]): Break[] {
  return breaksIn(lines).flatMap(({ from, to, reason, text, person, resumedBy }) =>
    to === null ? [] : [{ from, to, reason, text, person, resumedBy }],
  )
}
