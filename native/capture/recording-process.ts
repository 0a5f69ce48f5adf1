// Starts the ffmpeg of a source: for a part of a recording, or for the standby picture.
import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { Source } from '../contract/sources.ts'
import { startProcess, type Ended, type RunningProcess } from './child.ts'
import { readComplaint, readDiskComplaint, withoutPasswords } from './complaint.ts'
import { openSource } from './open-source.ts'
import type { Place } from './place.ts'
import { probeSource } from './probe.ts'
import { isThere, watchRoute } from './pulse-route.ts'
import { pause } from './standby.ts'
import { recordingArguments, type Coding, type Delivers } from './recording-output.ts'

/** A source of a room, and how its room wants it recorded. */
export interface Recorded {
  readonly source: Source
  readonly coding: Coding
  /** Hours after which a process ends by itself. */
  readonly longestHours: number
}

export interface RecordingProcess {
  readonly process: RunningProcess
  readonly delivers: Delivers
  /** Instant that is media time zero of what it writes. */
  readonly zero: Date
  /** Why it ended, from how it ended and what it said. To be called once, after its end. */
  why(ended: Ended): Promise<Failure>
}

/** The end of what a process wrote to its error file; the file is removed. */
export async function lastWords(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return ''
  const { size } = await file.stat()
  const buffer = Buffer.alloc(Math.min(size, 4096))
  await file.read(buffer, 0, buffer.length, size - buffer.length)
  await file.close()
  await rm(path, { force: true })
  return withoutPasswords(buffer.toString('utf8'))
}

/**
 * Looks at what the source delivers (unless `known` says it) and starts the process that records it into `target`:
 * the path of a new file, or `pipe:1`.
 * @throws Failure with one of the contract's source codes.
 */
export async function startRecordingProcess(
  recorded: Recorded,
  place: Place,
  target: string,
  known: Delivers | undefined,
  signal: AbortSignal,
): Promise<RecordingProcess> {
  const { source, coding } = recorded
  if (source.kind === 'pulse' && !(await isThere(source.device, place.environment))) {
    throw new Failure('source-not-found', { source: source.name })
  }
  const opened = await openSource(source, place)
  const errors = join(place.scratch, `${randomUUID()}.log`)
  try {
    const delivers = known ?? (await probeSource(source, opened.input, opened.args, place, signal))
    if (signal.aborted) throw new Failure('cancelled')
    const zero = new Date()
    const until = new Date(zero.getTime() + recorded.longestHours * 3_600_000)
    const what = { delivers, coding, resources: place.resources }
    const toFile = !target.startsWith('pipe:')
    const process = startProcess({
      command: place.ffmpeg.ffmpeg,
      args: recordingArguments(opened, what, { zero, until }, target),
      env: place.environment,
      errors: { file: errors },
      ...(toFile ? { outlives: true } : { output: 'pipe' as const }),
    })
    const moved = watchRoute(source, process, place.environment)
    const why = async ({ error }: Ended) => {
      const said = await lastWords(errors)
      if (said.trim() !== '') place.said?.(source.id, said)
      await opened.close()
      const route = moved()
      if (route !== null) return route
      if (error !== null) return new Failure('ffmpeg-missing', { looked: place.ffmpeg.ffmpeg })
      return new Failure(readDiskComplaint(said) ?? readComplaint(said), {
        source: source.name,
        said: said.trim().slice(-500),
      })
    }
    return { process, delivers, zero, why }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Milliseconds after which a process that was killed counts as waiting for a disk that does not answer. */
const unkillable = 6000

/** Asks a process to end; resolves when it has, or when it evidently cannot. */
export async function stopped({ process }: RecordingProcess): Promise<void> {
  const waiting = new AbortController()
  const ended = process.stop().finally(() => {
    waiting.abort()
  })
  await Promise.race([ended, pause(unkillable, waiting.signal)])
}
