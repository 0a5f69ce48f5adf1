// Scripts: their versions, and the one that a room's recording follows.
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { ScriptFacts } from '../contract/scripts.ts'
import type { Running } from '../session/running-recording.ts'
import type { Station } from '../station.ts'

export function scriptsHandlers(station: Station): HandlersOf<'scripts'> {
  const { scripts, sessions } = station
  return {
    'scripts.list': async () => ({ scripts: await scripts.list() }),
    'scripts.versions': async ({ kind }) => ({ versions: await scripts.versions(kind) }),
    'scripts.save': async (wanted) => {
      const saved = await scripts.save(wanted)
      station.changed('settings')
      return saved
    },
    'scripts.running': ({ recording }) => {
      const state = sessions.states.find((each) => each.recording?.id === recording)
      if (state === undefined) throw new Failure('recording-not-running', { recording })
      const { running } = sessions.of(state.room)
      const { version = 0, steps = [] } = running.opened.script ?? {}
      const words = steps.map((step) => ({ key: step.key, words: step.words }))
      return Promise.resolve({ version, steps: words, facts: factsOf(running) })
    },
  }
}

/** What the fields stand for: people by their roles, named as whoever started the recording named them. */
function factsOf({ facts, opened: { place, people } }: Running): ScriptFacts {
  const named = (wanted: (role: string) => boolean) =>
    people
      .filter(({ role }) => wanted(role))
      .map(({ name }) => name)
      .join('、')
  const { number, cause, party } = facts.case
  return {
    ...{ case: number, cause, place },
    party: party === '' ? named((role) => role === 'party') : party,
    officers: named((role) => role === 'officer'),
    presiding: named((role) => role === 'presiding-officer'),
    clerk: named((role) => role === 'clerk'),
    people: named((role) => role !== 'operator'),
  }
}
