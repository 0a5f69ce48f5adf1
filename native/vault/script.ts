// The script of a recording, read from its journal's lines: which steps were due, said, skipped, and are still open.
import type { Announcement } from '../contract/recording-course.ts'
import { scriptSections } from '../contract/terms.ts'
import type { Line, LineOf, StatedScript } from './lines.ts'

type StatedStep = StatedScript['steps'][number]

/** A piece of evidence that was shown. */
export interface Shown {
  readonly at: string
  readonly person: string
  readonly text: string
  readonly exhibit: NonNullable<LineOf<'announcement'>['exhibit']> | null
}

/** What is known of a step after all lines so far. */
export interface StepTold {
  readonly step: StatedStep
  /** When it was last said or skipped, and by whose word; null while it is due. */
  readonly at: string | null
  readonly person: string | null
  /** Why it was skipped; null when it was said, and while it is due. */
  readonly skipped: string | null
  /** Of a step of evidence: what was shown so far. */
  readonly shown: readonly Shown[]
}

const due = (step: StatedStep): StepTold => ({ step, at: null, person: null, skipped: null, shown: [] })

/** Reads lines one after another. Steps that are due only after a break are not there before one. */
export class ScriptTold {
  readonly #script: StatedScript | undefined
  #steps: readonly StepTold[]

  constructor(script: StatedScript | undefined) {
    this.#script = script
    this.#steps = (script?.steps ?? []).filter(({ afterBreak }) => afterBreak !== 'only').map(due)
  }

  get steps(): readonly StepTold[] {
    return this.#steps
  }

  /** Steps that must not be left out, and of which nothing is stated. */
  get open(): StepTold[] {
    return this.#steps.filter(({ step, at }) => step.required && at === null)
  }

  /** Takes note of the next line. */
  note(line: Line): void {
    if (line.kind === 'resume') this.#resume()
    if (!('step' in line)) return
    this.#steps = this.#steps.map((told) => (told.step.key === line.step ? after(told, line) : told))
  }

  /** What was said before stays said, unless the step is due again. */
  #resume(): void {
    const before = new Map(this.#steps.map((told) => [told.step.key, told]))
    this.#steps = (this.#script?.steps ?? []).map((step) =>
      step.afterBreak === 'no' ? (before.get(step.key) ?? due(step)) : { ...due(step), shown: shownOf(before, step) },
    )
  }
}

const shownOf = (before: ReadonlyMap<string, StepTold>, { key }: StatedStep) => before.get(key)?.shown ?? []

function after(told: StepTold, line: Extract<Line, { step: string }>): StepTold {
  const { at, person } = line
  const { step, shown } = told
  if (line.kind === 'skipped') return { ...told, at, person, skipped: line.reason }
  if (line.kind === 'announcement') {
    const { text = '', exhibit = null } = line
    return { step, at, person, skipped: null, shown: step.evidence ? [...shown, { at, person, text, exhibit }] : [] }
  }
  // Taken back is what was stated last: where other pieces were shown before, the step stays said.
  const left = told.skipped === null ? shown.slice(0, -1) : shown
  const last = left.at(-1)
  return last === undefined ? due(step) : { step, at: last.at, person: last.person, skipped: null, shown: left }
}

/** A step as the window shows it. A journal of a later version may hold sections that are not known here. */
export function announcementOf({ step, at, person, skipped, shown }: StepTold): Announcement {
  const { key, title, required, evidence } = step
  const section = scriptSections.find((each) => each === step.section) ?? 'opening'
  return { step: key, section, title, required, evidence, at, person, skipped, shown: [...shown] }
}
