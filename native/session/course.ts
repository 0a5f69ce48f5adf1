// The course of an interview or hearing: what people state while a room records. Each becomes a line of the journal.
import type { Announcement, ExhibitShown, Mark, Speaker, SpeakersState } from '../contract/recording-course.ts'
import { Failure } from '../contract/failures.ts'
import { shownBy } from '../vault/exhibit-list/shown.ts'
import type { ShownExhibit } from '../vault/recording-writer.ts'
import { failureOf } from './failure-of.ts'
import type { Running } from './running-recording.ts'
import { ScriptSession, type ReasonedStep, type StepSaid } from './script-session.ts'

/** The recording of a room, as far as something can be stated in it. */
export interface RecordingRoom {
  /** While it records. @throws Failure `recording-not-running`, `recording-in-break`. */
  recording(): Running
  /** In a break too. @throws Failure `recording-not-running`. */
  running(): Running
  changed(): void
}

export class Course {
  readonly #room: RecordingRoom

  constructor(room: RecordingRoom) {
    this.#room = room
  }

  /**
   * States that a step of the script was said.
   * @throws Failure `recording-not-running`, `recording-in-break`, `announcement-not-due`, `evidence-not-described`.
   */
  announce(said: StepSaid): Promise<Announcement> {
    return this.#state((running) => new ScriptSession(running).say(said))
  }

  /** States that a step is left out, and why. @throws Failure `recording-not-running`, `recording-in-break`, `announcement-not-due`. */
  skipAnnouncement(stated: ReasonedStep): Promise<Announcement> {
    return this.#state((running) => new ScriptSession(running).skip(stated))
  }

  /** Takes back what was stated of a step. @throws Failure `recording-not-running`, `recording-in-break`, `announcement-due`. */
  withdrawAnnouncement(stated: ReasonedStep): Promise<Announcement> {
    return this.#state((running) => new ScriptSession(running).withdraw(stated))
  }

  /** States who speaks from now on; null is nobody. @throws Failure `recording-not-running`, `recording-in-break`. */
  speaker(speaker: Speaker | null, person: string): Promise<SpeakersState> {
    return this.#state((running) => new ScriptSession(running).speaker(speaker, person))
  }

  /**
   * Marks this moment.
   * @param person who does; empty for the recording's operator.
   * @throws Failure `recording-not-running`, `recording-in-break`.
   */
  mark(word: string, person = ''): Promise<Mark> {
    return this.#state(async ({ writer, facts }) => {
      const line = await writer.mark(word, person === '' ? facts.operator : person)
      return { id: line.id, at: line.at, word: line.word, person: line.person }
    })
  }

  /** States that an exhibit is shown now. @throws Failure `recording-not-running`, `recording-in-break`. */
  showExhibit(exhibit: ShownExhibit): Promise<ExhibitShown> {
    return this.#state(async ({ writer }) => shownBy(await writer.exhibitShown(exhibit)))
  }

  /** States something in the journal, in a break too. @throws Failure `recording-not-running`. */
  async note(text: string, person: string): Promise<void> {
    await this.#room.running().writer.note(text, person)
  }

  /** Makes another person the operator, in a break too. @throws Failure `recording-not-running`, `operator-same`. */
  async takeOver(person: string): Promise<{ from: string; to: string }> {
    return this.#stateIn(this.#room.running(), async ({ writer, facts }) => {
      const { operator: from } = facts
      if (from === person) throw new Failure('operator-same', { person })
      await writer.operator(from, person)
      return { from, to: person }
    })
  }

  async #state<T>(state: (running: Running) => Promise<T>): Promise<T> {
    return this.#stateIn(this.#room.recording(), state)
  }

  async #stateIn<T>(running: Running, state: (running: Running) => Promise<T>): Promise<T> {
    const stated = await state(running).catch((error: unknown) => {
      throw failureOf(error)
    })
    this.#room.changed()
    return stated
  }
}
