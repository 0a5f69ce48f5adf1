// Who can be marked as speaking in a running recording, and who does.
import type { Speaker, SpeakersState } from '../contract/recording-course.ts'
import { presentRoles } from '../contract/terms.ts'
import type { Line, OpenLine } from '../vault/lines.ts'
import { sameSpeaker, SpeechesTold, spokenBy } from '../vault/speakers.ts'

const speakerOf = ({ name, role }: OpenLine['people'][number]): Speaker => ({
  name,
  role: presentRoles.find((each) => each === role) ?? 'other',
})

export class Speaking {
  readonly #present: readonly Speaker[]
  readonly #told = new SpeechesTold()

  /** @param people who is present; who operates the station does not speak, and who is named twice has one key. */
  constructor(people: OpenLine['people']) {
    const all = people.filter(({ role }) => role !== 'operator').map(speakerOf)
    this.#present = all.filter((one, at) => all.findIndex((each) => sameSpeaker(each, one)) === at)
  }

  /** Takes note of the next line of the journal. */
  note(line: Line): void {
    this.#told.note(line)
  }

  /** Who speaks; null when nobody does. */
  get current(): Speaker | null {
    const { current } = this.#told
    return current === null ? null : speakerOf(current.speaker)
  }

  /** Those present in their order, then who came later and spoke: so each keeps the same key. */
  get state(): SpeakersState {
    const spoken = spokenBy(this.#told.speeches).map(({ speaker, ...rest }) => ({ ...speakerOf(speaker), ...rest }))
    const timeOf = (one: Speaker) => spoken.find((each) => sameSpeaker(each, one))?.milliseconds ?? 0
    const others = spoken.filter((one) => !this.#present.some((each) => sameSpeaker(each, one)))
    const all = [...this.#present, ...others.map(({ name, role }) => ({ name, role }))]
    const { current } = this.#told
    const index = all.findIndex((one) => current !== null && sameSpeaker(one, current.speaker))
    return {
      speakers: all.map((one) => ({ ...one, milliseconds: timeOf(one) })),
      current: current === null || index < 0 ? null : { index, since: current.since },
    }
  }
}
