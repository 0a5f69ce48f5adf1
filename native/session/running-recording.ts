// What is known of a room's running recording while it is made: read from the lines of its journal, one after another.
import type { Announcement, Break, ExhibitShown, Mark } from '../contract/recording-course.ts'
import type { RunningRecording } from '../contract/state.ts'
import { breakReasons } from '../contract/terms.ts'
import { breaksIn } from '../vault/breaks.ts'
import { shownBy } from '../vault/exhibit-list/shown.ts'
import type { Line, OpenLine } from '../vault/lines.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import { announcementOf, ScriptTold } from '../vault/script.ts'
import { Speaking } from './speaking.ts'

/** What of the first line is needed as long as the recording runs. */
export type Opened = Pick<OpenLine, 'place' | 'people' | 'script'>

/** What of a recording that runs can be searched. */
export interface Present {
  readonly marks: readonly Mark[]
  readonly people: Opened['people']
}

export class Running {
  readonly writer: RecordingWriter
  readonly opened: Opened
  /** What was known when it was opened; `since` becomes the instant of the first bytes on disk. */
  facts: Omit<
    RunningRecording,
    'marks' | 'exhibitsShown' | 'vault' | 'mirror' | 'breaks' | 'announcements' | 'speaking'
  >
  readonly speaking: Speaking
  readonly script: ScriptTold
  readonly #marks: Mark[] = []
  readonly #shown: ExhibitShown[] = []
  readonly #breakLines: Line[] = []
  /** All lines but the first and those of chunks: what happened. */
  readonly events: Line[] = []
  /** Tracks of which pictures were recorded. */
  readonly pictures = new Set<string>()

  constructor(writer: RecordingWriter, facts: Running['facts'], opened: Opened) {
    this.writer = writer
    this.facts = facts
    this.opened = opened
    this.script = new ScriptTold(opened.script)
    this.speaking = new Speaking(opened.people)
  }

  /** Takes note of the next line of the journal. */
  note(line: Line): void {
    if (line.kind === 'chunk' && line.media?.some(({ type }) => type === 'video')) this.pictures.add(line.track)
    if (line.kind !== 'open' && line.kind !== 'chunk') this.events.push(line)
    if (line.kind === 'operator') this.facts = { ...this.facts, operator: line.to }
    if (line.kind === 'mark') this.#marks.push({ id: line.id, at: line.at, word: line.word, person: line.person })
    if (line.kind === 'exhibit-shown') this.#shown.push(shownBy(line))
    if (line.kind === 'break' || line.kind === 'resume') this.#breakLines.push(line)
    this.script.note(line)
    this.speaking.note(line)
  }

  get breaks(): Break[] {
    return breaksIn(this.#breakLines).map(({ from, to, reason, text, person, resumedBy }) => ({
      ...{ from, to, text, person, resumedBy },
      reason: breakReasons.find((each) => each === reason) ?? 'other',
    }))
  }

  get announcements(): Announcement[] {
    return this.script.steps.map(announcementOf)
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
      announcements: this.announcements,
      speaking: this.speaking.state,
      vault: this.writer.copy('vault')?.state ?? 'failed',
      mirror: this.writer.copy('mirror')?.state ?? null,
    }
  }
}
