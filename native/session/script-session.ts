// What people state of the script and of who speaks while a room records: each becomes a line, or is refused.
import { Failure } from '../contract/failures.ts'
import type { Request } from '../contract/calls.ts'
import type { Announcement, Speaker, SpeakersState } from '../contract/recording-course.ts'
import { sameSpeaker } from '../vault/speakers.ts'
import { announcementOf, type StepTold } from '../vault/script.ts'
import type { Running } from './running-recording.ts'

type Of<T> = T extends unknown ? Omit<T, 'room'> : never
/** `exhibit`: as its case lists it. */
export type StepSaid = Omit<Of<Request<'recordings.announce'>>, 'exhibit'> & {
  readonly exhibit?: NonNullable<Announcement['shown'][number]['exhibit']>
}
export type ReasonedStep = Of<Request<'recordings.skipAnnouncement'>>

export class ScriptSession {
  readonly #running: Running

  constructor(running: Running) {
    this.#running = running
  }

  /** Evidence is shown one by one: what was shown before does not end it, only that it was skipped. */
  async say({ step: key, person, text, exhibit }: StepSaid): Promise<Announcement> {
    const { step, at, skipped } = this.#of(key, 'announcement-not-due')
    const isDue = at === null || (step.evidence && skipped === null)
    if (!isDue) throw new Failure('announcement-not-due', { step: key })
    if (step.evidence && text === '') throw new Failure('evidence-not-described', { step: key })
    await this.#running.writer.step({
      ...{ kind: 'announcement', step: key, title: step.title['zh-CN'], person },
      ...(text === '' ? {} : { text }),
      ...(exhibit === undefined ? {} : { exhibit }),
    })
    return this.#stated(key)
  }

  async skip({ step: key, person, reason }: ReasonedStep): Promise<Announcement> {
    const { step, at } = this.#of(key, 'announcement-not-due')
    if (at !== null) throw new Failure('announcement-not-due', { step: key })
    await this.#running.writer.step({ kind: 'skipped', step: key, title: step.title['zh-CN'], person, reason })
    return this.#stated(key)
  }

  async withdraw({ step: key, person, reason }: ReasonedStep): Promise<Announcement> {
    const { step, at } = this.#of(key, 'announcement-due')
    if (at === null) throw new Failure('announcement-due', { step: key })
    const kind = 'announcement-withdrawn'
    await this.#running.writer.step({ kind, step: key, title: step.title['zh-CN'], person, reason })
    return this.#stated(key)
  }

  /** Nothing is stated when that one speaks already. */
  async speaker(speaker: Speaker | null, person: string): Promise<SpeakersState> {
    const { speaking, writer } = this.#running
    if (!sameSpeaker(speaking.current, speaker)) await writer.speaker(speaker, person)
    return speaking.state
  }

  /**
   * States why each required step that is open is left out.
   * @throws Failure `reconciliation-open` when of one nobody says why: somebody has just taken it back.
   */
  async leaveOpen(person: string, reasons: ReadonlyMap<string, string>): Promise<void> {
    const { open } = this.#running.script
    const untold = open.filter(({ step }) => !reasons.has(step.key))
    if (untold.length > 0) {
      const findings = untold.map(({ step }) => `step-open ${step.key}`).join('; ')
      throw new Failure('reconciliation-open', { number: untold.length, findings })
    }
    for (const { step } of open) {
      const reason = reasons.get(step.key) ?? ''
      await this.#running.writer.step({ kind: 'skipped', step: step.key, title: step.title['zh-CN'], person, reason })
    }
  }

  #of(key: string, otherwise: 'announcement-not-due' | 'announcement-due'): StepTold {
    const told = this.#running.script.steps.find(({ step }) => step.key === key)
    if (told === undefined) throw new Failure(otherwise, { step: key })
    return told
  }

  #stated(key: string): Announcement {
    return announcementOf(this.#of(key, 'announcement-due'))
  }
}
