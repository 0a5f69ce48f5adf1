// Speech to text: a draft is asked for, listed, read. Nothing here writes to a written record, a journal or a bundle.
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import { adapterOf } from '../speech/adapter-of.ts'
import { listen } from '../speech/make-draft.ts'
import { hearSample } from '../speech/hear-sample.ts'
import { piecesOf, secondsOf } from '../speech/pieces.ts'
import type { Station } from '../station.ts'

export function speechHandlers(station: Station): HandlersOf<'speech'> {
  const { jobs, recordings, speechDrafts: drafts } = station
  const { scratch, environment } = station.place
  let trying = false
  return {
    'speech.start': async ({ recording: id, track, person }) => {
      const { listener, longest, ...by } = await adapterOf((await station.settings.get()).speech, environment)
      const recording = await recordings.read(id)
      const { manifest } = recording
      if (manifest === null) throw new Failure('recording-not-sealed', { recording: id })
      const pieces = piecesOf(recording, track, longest)
      const ffmpeg = await station.ffmpeg()
      // One at a time: each takes all that the computer has left.
      if (jobs.list.some(({ kind, state }) => kind === 'speech' && state === 'running'))
        throw new Failure('speech-busy')
      const job = jobs.start('speech', id, async (tools) => {
        const given = { recording, pieces, listener, language: by.language, ffmpeg, environment, scratch, ...tools }
        const lines = await listen(given)
        const seconds = pieces.reduce((sum, piece) => sum + secondsOf(piece), 0)
        await drafts.add({ recording: id, track, person, ...by, root: manifest.journal.root, seconds }, lines)
        station.changed('speech')
        return {}
      })
      return { job }
    },
    'speech.try': async ({ speech }) => {
      const { listener, language } = await adapterOf(speech, environment)
      const ffmpeg = await station.ffmpeg()
      if (trying) throw new Failure('speech-busy')
      trying = true
      try {
        return await hearSample({
          listener,
          language,
          ffmpeg,
          environment,
          scratch,
          resources: station.place.resources,
        })
      } finally {
        trying = false
      }
    },
    'speech.drafts': async ({ recording }) => ({ drafts: await drafts.ofRecording(recording) }),
    'speech.draft': async ({ draft }) => ({ lines: await drafts.lines(draft) }),
  }
}
