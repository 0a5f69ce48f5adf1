// Recordings: begun, conducted, ended; listed, read, verified.
import { readFile } from 'node:fs/promises'
import { playbackIndex } from '../cases/playback-index.ts'
import { recordingFacts } from '../cases/recording-facts.ts'
import type { HandlersOf, Request } from '../contract/calls.ts'
import type { CaseReference } from '../contract/cases.ts'
import { conductLevel, findingsOf, type ConductFinding } from '../contract/conduct.ts'
import { Failure } from '../contract/failures.ts'
import type { Station } from '../station.ts'
import { actAtStart } from './act-at-start.ts'
import { explained, reasonsOfSteps } from '../reconciliation/reconcile.ts'
import { reconciled } from './reconciled.ts'
import { vaultPaths } from '../vault/layout.ts'
import { verifyCopies } from '../vault/verify/verify-copies.ts'

const codesOf = (findings: readonly ConductFinding[]): string => findings.map(({ code }) => code).join(', ')

export function recordingsHandlers(station: Station): HandlersOf<'recordings'> {
  const { cases, recordings, sessions, jobs } = station
  const publicKey = () => readFile(vaultPaths(station.vault.folder).publicKey)
  const reference = async (id: string): Promise<CaseReference> => {
    await cases.requireLiving(id)
    const { number, cause, kind, party } = await cases.get(id)
    return { id, number, cause, kind, party }
  }
  /** What is against a session of these people, and has to be explained. */
  const redFindings = async ({ kind, people }: Pick<Request<'recordings.start'>, 'kind' | 'people'>, of: string) => {
    const [{ officers }, staff] = [await cases.get(of), await station.people.list()]
    return findingsOf({ kind, people, officers, staff }, new Date()).filter(({ code }) => conductLevel[code] === 'red')
  }
  /** An exhibit of the case that a room records. @throws Failure `recording-not-running`, `exhibit-unknown`, `exhibit-withdrawn`. */
  const exhibitToShow = async (room: string, number: number) => {
    const { state, room: inRoom } = sessions.of(room)
    if (state.recording === null) throw new Failure('recording-not-running', { room: inRoom.name })
    const { description, sha256 } = await station.exhibits.valid(state.recording.case.id, number)
    return { number, name: description.title, sha256 }
  }
  return {
    'recordings.start': async ({ room, case: of, act, explanation, ...wanted }) => {
      const session = sessions.of(room)
      const red = station.logIn.atWindow.kind === 'open' ? [] : await redFindings(wanted, of)
      if (red.length > 0 && explanation === '') throw new Failure('conduct-red', { findings: codesOf(red) })
      const script = await station.scripts.current(wanted.kind)
      const named = await reference(of)
      const stateAct = act === undefined ? undefined : await actAtStart(station, of, act)
      const recording = await session.start({ ...wanted, case: named }, script)
      if (red.length > 0) await session.course.note(`人员情况 ${codesOf(red)}：${explanation}`, wanted.operator)
      await stateAct?.({ recording, session, person: wanted.operator, place: wanted.place })
      return { recording }
    },
    'recordings.reconcile': async ({ room }) => {
      const session = sessions.of(room)
      const { checked: at, findings, unlisted } = await reconciled(station, session.endable)
      return { recording: session.endable.writer.id, at, findings: [...findings], unlisted }
    },
    'recordings.end': async ({ room, person, explanations, reason }) => {
      const session = sessions.of(room)
      const { facts } = session.endable
      const who = person === '' ? facts.operator : person
      const compared = explained(await reconciled(station, session.endable), who, explanations, reason)
      return session.endAsAsked(who, compared, reasonsOfSteps(compared))
    },
    'recordings.mark': async ({ room, word, person }) => {
      const session = sessions.of(room)
      const mark = await session.course.mark(word, person)
      const recording = session.state.recording?.id
      if (recording !== undefined) station.recordingStated(recording)
      return mark
    },
    'recordings.takeOver': ({ room, person }) => sessions.of(room).course.takeOver(person),
    'recordings.showExhibit': async ({ room, number, person }) =>
      sessions.of(room).course.showExhibit({ ...(await exhibitToShow(room, number)), person }),
    'recordings.break': async ({ room, ...wanted }) => {
      await sessions.of(room).break(wanted)
      return {}
    },
    'recordings.resume': async ({ room, person }) => {
      await sessions.of(room).resume(person)
      return {}
    },
    'recordings.announce': async ({ room, exhibit, ...said }) => {
      const session = sessions.of(room)
      if (exhibit === undefined) return session.course.announce(said)
      const shown = await exhibitToShow(room, exhibit)
      const named = { id: String(exhibit), sha256: shown.sha256 }
      const stated = await session.course.announce({
        ...said,
        text: said.text === '' ? shown.name : said.text,
        exhibit: named,
      })
      await session.course.showExhibit({ ...shown, person: said.person })
      return stated
    },
    'recordings.skipAnnouncement': ({ room, ...stated }) => sessions.of(room).course.skipAnnouncement(stated),
    'recordings.withdrawAnnouncement': ({ room, ...stated }) => sessions.of(room).course.withdrawAnnouncement(stated),
    'recordings.speaker': ({ room, speaker, person }) => sessions.of(room).course.speaker(speaker, person),
    'recordings.list': async (asked) => {
      if (asked.case !== undefined) await cases.get(asked.case)
      return recordings.list(asked)
    },
    'recordings.get': async ({ id }) => {
      const running = sessions.states.find(({ recording }) => recording?.id === id)?.recording ?? null
      return { ...recordingFacts(await recordings.read(id)), copies: await station.copies.conditions(id, running) }
    },
    'recordings.index': async ({ id, track }) => playbackIndex(await recordings.read(id), track),
    'recordings.verify': async ({ id }) => {
      const folder = await recordings.folderOf(id)
      if (sessions.states.some(({ recording }) => recording?.id === id))
        throw new Failure('recording-running', { recording: id })
      const there = await station.copies.folderOf(id)
      const job = jobs.start('verification', id, async (tools) => {
        const report = await verifyCopies(folder, there, { ...tools, publicKey: await publicKey() })
        station.copies.verified(id, report)
        await station.verified(report)
        return { report }
      })
      return { job }
    },
  }
}
