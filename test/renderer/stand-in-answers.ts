// The contract's calls, answered from memory.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { CaseReference } from '../../native/contract/cases.ts'
import type { CallName, Output, Request } from '../../native/contract/calls.ts'
import { Failure } from '../../native/contract/failures.ts'
import type { Job } from '../../native/contract/jobs.ts'
import type { Recording, TrackFacts } from '../../native/contract/recordings.ts'
import type { VerificationReport } from '../../native/contract/verification.ts'
import { now, roomView, viewOf, type World } from './stand-in-world.ts'

type Answers = { readonly [N in CallName]: (request: Request<N>) => Output<N> | Promise<Output<N>> }

const sealCode = '7KQ2-M9XD-40TR-HBV3-ZC8N'
const root = '3b8f1c7a90d25e46b1f07c8892aa5e1d47c360f5be9218d4067a5cf31e2d9b80'

function reportOn(id: string, altered: boolean): VerificationReport {
  const findings = altered
    ? [
        {
          code: 'chunk-changed' as const,
          file: 'cam-1.0001.mp4',
          track: 'cam-1',
          part: 1,
          chunk: 12,
          offset: 401_221,
          mediaFrom: 11_000_000,
          mediaTo: 12_000_000,
          wall: '2026-03-02T01:12:19.412Z',
        },
        { code: 'journal-changed' as const, file: 'journal.jsonl', line: 31, details: { to: 34 } },
      ]
    : []
  return {
    path: id,
    kind: 'recording',
    findings: [],
    recordings: [
      {
        recording: id,
        sealed: true,
        root,
        sealCode,
        lines: 118,
        bytes: 6_000_000,
        findings,
        proves: altered
          ? ['signed-with-named-key']
          : ['complete-since-seal', 'unaltered-since-seal', 'signed-with-named-key', 'agrees-with-checkpoints'],
        doesNotProve: [
          ...(altered ? (['complete-and-unaltered'] as const) : []),
          'scene-genuine',
          'clock-right',
          'key-in-right-hands',
          'key-owner',
        ],
      },
    ],
  }
}

export function answers(world: World): Answers {
  const theCase = (id: string) => {
    const found = world.cases.get(id)
    if (found === undefined) throw new Failure('case-unknown')
    return found
  }
  const theRoom = (id: string) => {
    const found = world.rooms.get(id)
    if (found === undefined) throw new Failure('room-unknown')
    return found
  }
  const theRecording = (id: string) => {
    const found = world.recordings.get(id)
    if (found === undefined) throw new Failure('recording-unknown')
    return found
  }
  const numberFree = (number: string, except?: string): void => {
    if ([...world.cases.values()].some((one) => one.number === number && one.id !== except))
      throw new Failure('case-number-used', { number })
  }

  /** A job that counts up, then ends with `ending`. */
  function startJob(kind: Job['kind'], subject: string, ending: Partial<Job>): { job: string } {
    const job: Job = {
      id: randomUUID(),
      kind,
      subject,
      state: 'running',
      done: 0,
      total: 6_000_000,
      failure: null,
      report: null,
      folder: null,
    }
    world.state.jobs.push(job)
    const step = async (): Promise<void> => {
      while (job.done < job.total) {
        world.send({ event: 'job', job })
        await pause(40)
        if (job.state !== 'running') return
        job.done += 500_000
      }
      Object.assign(job, { state: 'done' }, ending)
      world.send({ event: 'job', job })
    }
    void step()
    return { job: job.id }
  }

  function recordingOf(room: string, reference: CaseReference, request: Partial<Recording>): Recording {
    const view = theRoom(room)
    const opened = now()
    const trackList = view.sources.flatMap((source): TrackFacts[] => {
      const clip = world.clipOf(source.id)
      const { picture, sound } = world.sourceState(source, 'recording')
      const last = clip?.fragments.at(-1)
      if (clip === undefined || last === undefined) return []
      return [
        {
          track: source.id,
          name: source.name,
          position: source.position,
          picture,
          sound,
          mime: clip.mime,
          parts: [
            {
              part: 1,
              file: `${source.id}.0001.mp4`,
              length: clip.bytes.length,
              sha256: root,
              wall: opened,
              duration: last[3],
            },
          ],
        },
      ]
    })
    const id = `${opened.slice(0, 10).replaceAll('-', '')}-${opened.slice(11, 19).replaceAll(':', '')}-${randomUUID().slice(0, 6)}`
    return {
      id,
      kind: 'interview',
      case: reference,
      room: view.name,
      roomKind: view.kind,
      opened,
      closed: null,
      sealed: false,
      sealCode: null,
      bytes: 0,
      tracks: trackList.length,
      place: '',
      people: [],
      station: world.settings.stationName,
      root: null,
      lines: 118,
      timeStamp: null,
      trackList,
      marks: [],
      gaps: [],
      ...request,
    }
  }
  const seconds = (recording: Recording): number =>
    Math.max(...recording.trackList.flatMap(({ parts }) => parts.map(({ duration }) => duration / 1e6)), 1)

  return {
    'settings.get': () => world.settings,
    'settings.save': (settings) => {
      world.settings = settings
      return settings
    },
    'station.facts': () => ({
      version: '0.1.0',
      host: 'browser',
      station: 'b1946ac9-2492-4d23-8f5e-0d1c3b2a4f60',
      vault: '/srv/zhenglu/vault',
      keyFingerprint: root,
      ffmpeg: '5.1.6',
      platform: 'linux x64',
    }),
    'rooms.list': () => [...world.rooms.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    'rooms.create': (file) => {
      if ([...world.rooms.values()].some(({ name }) => name === file.name))
        throw new Failure('room-name-used', { name: file.name })
      const room = world.addRoom(file)
      world.send({ event: 'room', state: world.roomState(room.id) })
      return room
    },
    'rooms.save': ({ id, ...file }) => {
      const before = theRoom(id)
      if (world.roomState(id).phase !== 'off') throw new Failure('room-busy', { room: before.name })
      const room = roomView(id, file, before)
      world.rooms.set(id, room)
      world.setPhase(id, 'off', 'off')
      return room
    },
    'rooms.remove': ({ room }) => {
      theRoom(room)
      world.rooms.delete(room)
      world.state.rooms = world.state.rooms.filter((state) => state.room !== room)
      world.send({ event: 'room-removed', room })
      return {}
    },
    'rooms.standby': ({ room, on }) => {
      if (theRoom(room).sources.length === 0) throw new Failure('room-without-sources')
      world.setPhase(room, on ? 'standby' : 'off', on ? 'standby' : 'off')
      return {}
    },
    'sources.devices': () => [
      { kind: 'v4l2', device: '/dev/video0', name: 'Integrated Camera', media: 'picture' },
      { kind: 'pulse', device: 'room.monitor', name: '桌面话筒', media: 'sound' },
    ],
    'sources.try': ({ source }) => {
      if (source.kind === 'rtsp') throw new Failure('source-password-wrong', { source: source.name })
      const { picture, sound } = world.sourceState(viewOf(source), 'standby')
      return { picture, sound, still: null, peak: sound === null ? null : -12.4 }
    },
    'cases.create': (facts) => {
      numberFree(facts.number)
      const created = { id: randomUUID(), ...facts, created: now(), changed: now(), recordings: 0 }
      world.cases.set(created.id, created)
      return created
    },
    'cases.change': (facts) => {
      numberFree(facts.number, facts.id)
      const changed = { ...theCase(facts.id), ...facts, changed: now() }
      world.cases.set(facts.id, changed)
      return changed
    },
    'cases.find': ({ text, kind, offset, limit }) => {
      const found = [...world.cases.values()]
        .filter((one) => [one.number, one.cause, one.party, one.notes].join('\n').includes(text))
        .filter((one) => kind === undefined || one.kind === kind)
      return { cases: found.slice(offset, offset + limit), total: found.length }
    },
    'cases.get': ({ id }) => theCase(id),
    'recordings.start': async ({ room, case: id, ...request }) => {
      const { number, cause, kind, party } = theCase(id)
      const reference = { id, number, cause, kind, party }
      if (theRoom(room).sources.length === 0) throw new Failure('room-without-sources')
      world.setPhase(room, 'starting', 'opening')
      await pause(300)
      const recording = recordingOf(room, reference, request)
      world.recordings.set(recording.id, recording)
      theCase(id).recordings += 1
      world.roomState(room).recording = {
        id: recording.id,
        kind: request.kind,
        case: reference,
        operator: request.operator,
        since: recording.opened,
        marks: [],
        mirror: 'writing',
      }
      world.setPhase(room, 'recording', 'recording')
      return { recording: recording.id }
    },
    'recordings.end': async ({ room }) => {
      const running = world.roomState(room).recording
      if (running === null) throw new Failure('recording-not-running')
      world.setPhase(room, 'sealing', 'standby')
      await pause(300)
      const recording = theRecording(running.id)
      const closed = new Date(Date.parse(recording.opened) + seconds(recording) * 1000).toISOString()
      Object.assign(recording, { closed, sealed: true, sealCode, root, bytes: 6_000_000, marks: running.marks })
      world.change(room, (state) => {
        state.recording = null
        state.lastSeal = { recording: recording.id, sealCode }
      })
      world.setPhase(room, 'standby', 'standby')
      return { recording: recording.id, sealCode }
    },
    'recordings.mark': ({ room, word }) => {
      const running = world.roomState(room).recording
      if (running === null) throw new Failure('recording-not-running')
      const mark = { id: randomUUID(), at: now(), word, person: running.operator }
      world.change(room, () => running.marks.push(mark))
      return mark
    },
    'recordings.list': ({ case: id, offset, limit }) => {
      const found = [...world.recordings.values()].filter((one) => id === undefined || one.case?.id === id).toReversed()
      return { recordings: found.slice(offset, offset + limit), total: found.length }
    },
    'recordings.get': ({ id }) => theRecording(id),
    'recordings.index': ({ id, track }) => {
      const clip = world.clipOf(track)
      if (clip === undefined) throw new Failure('source-unknown')
      const chunks = clip.fragments.map(([...chunk]): [number, number, number, number] => chunk)
      const part = {
        part: 1,
        file: `${track}.0001.mp4`,
        wall: theRecording(id).opened,
        initLength: clip.initLength,
        chunks,
      }
      return { mime: clip.mime, parts: [part] }
    },
    'recordings.verify': ({ id }) =>
      startJob('verification', id, { report: reportOn(id, theRecording(id).place.includes('改动')) }),
    'archive.export': ({ case: id, to }) => {
      if (to.startsWith('/srv/zhenglu/vault')) throw new Failure('target-inside-vault', { path: to })
      const { number } = theCase(id)
      return startJob('export', number, { folder: `${to}/${number}` })
    },
    'archive.verify': ({ path }) => {
      if (path.includes('missing')) throw new Failure('path-missing', { path })
      return startJob('verification', path, { report: { ...reportOn(path, path.includes('altered')), kind: 'bundle' } })
    },
    'jobs.cancel': ({ job }) => {
      const found = world.state.jobs.find(({ id }) => id === job)
      if (found === undefined) throw new Failure('job-unknown')
      found.state = 'cancelled'
      world.send({ event: 'job', job: found })
      return {}
    },
  }
}
