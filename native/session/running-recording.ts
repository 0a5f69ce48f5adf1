// What is known of a room's running recording while it is made: read from the lines of its journal, one after another.
import type { Announcement, Break, ExhibitShown, Mark } from '../contract/recordings.ts'
import type { RunningRecording } from '../contract/state.ts'
import { announcementSteps, breakReasons, type AnnouncementStep } from '../contract/terms.ts'
import { breaksIn } from '../vault/breaks.ts'
import { shownBy } from '../vault/exhibit-list/shown.ts'
import type { Line } from '../vault/lines.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'

/** What is due when a recording has begun, and when it goes on after a break. */
const dueAtStart: readonly AnnouncementStep[] = ['recording-in-progress', 'time-place-persons']
const dueAtResume: readonly AnnouncementStep[] = ['recording-resumes', 'recording-in-progress', 'time-place-persons']

const due = (step: AnnouncementStep): Announcement => ({ step, at: null, person: null, skipped: null })

/** What is known of a step after a line that speaks of it. */
function statedBy(line: Line, step: AnnouncementStep): Announcement {
  const { at } = line
  if (line.kind === 'announcement') return { step, at, person: line.person, skipped: null }
  if (line.kind === 'skipped') return { step, at, person: line.person, skipped: line.reason }
  return due(step)
}

export class Running {
  readonly writer: RecordingWriter
  /** What was known when it was opened; `since` becomes the instant of the first bytes on disk. */
  facts: Omit<RunningRecording, 'marks' | 'exhibitsShown' | 'vault' | 'mirror' | 'breaks' | 'announcements'>
  readonly #marks: Mark[] = []
  readonly #shown: ExhibitShown[] = []
  readonly #breakLines: Line[] = []
  #announcements: Announcement[] = dueAtStart.map(due)

  constructor(writer: RecordingWriter, facts: Running['facts']) {
    this.writer = writer
    this.facts = facts
  }

  /** Takes note of the next line of the journal. */
  note(line: Line): void {
    if (line.kind === 'operator') this.facts = { ...this.facts, operator: line.to }
    if (line.kind === 'mark') this.#marks.push({ id: line.id, at: line.at, word: line.word, person: line.person })
    if (line.kind === 'exhibit-shown') this.#shown.push(shownBy(line))
    if (line.kind === 'break' || line.kind === 'resume') this.#breakLines.push(line)
    if (line.kind === 'resume') this.#announcements = dueAtResume.map(due)
    const step = 'step' in line ? announcementSteps.find((each) => each === line.step) : undefined
    if (step === undefined) return
    const stated = statedBy(line, step)
    this.#announcements = this.#announcements.map((each) => (each.step === step ? stated : each))
  }

  get breaks(): Break[] {
    return breaksIn(this.#breakLines).map(({ from, to, reason, text, person, resumedBy }) => ({
      ...{ from, to, text, person, resumedBy },
      reason: breakReasons.find((each) => each === reason) ?? 'other',
    }))
  }

  get announcements(): readonly Announcement[] {
    return this.#announcements
  }

  get marks(): readonly Mark[] {
    return this.#marks
  }

  get state(): RunningRecording {
    return {
      ...this.facts,
      marks: [...this.#marks],
      exhibitsShown: [...this.#shown],
      breaks: this.breaks,
      announcements: [...this.#announcements],
      vault: this.writer.copy('vault')?.state ?? 'failed',
      mirror: this.writer.copy('mirror')?.state ?? null,
    }
  }
}
