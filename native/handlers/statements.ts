// Fault statements 情况说明 about recordings: drafted, saved, listed.
import { draftStatements, saveStatement } from '../archive/make-statement.ts'
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'
import { software } from '../version.ts'

export function statementsHandlers(station: Station): HandlersOf<'statements'> {
  const { cases, recordings, sessions, statements } = station
  return {
    'statements.draft': async ({ recording: id }) => {
      const [recording, saved] = [await recordings.read(id), await statements.ofRecording(id)]
      return { statements: draftStatements(recording, saved) }
    },
    'statements.save': async ({ recording: id, ...wanted }) => {
      const saved = await saveStatement(await recordings.read(id), wanted, statements, software)
      const running = sessions.states.find(({ recording }) => recording?.id === id)
      const note = `情况说明 ${saved.number}-${saved.version} SHA-256 ${saved.sha256}`
      if (running !== undefined) await sessions.of(running.room).course.note(note, wanted.person)
      station.changed('recordings')
      return saved
    },
    'statements.list': async ({ case: id }) => {
      await cases.get(id)
      return { statements: await statements.ofCase(id) }
    },
  }
}
