// Opens a source for about two seconds, before it is saved: what it delivers, or why it does not.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source, SourceTrial } from '../contract/sources.ts'
import { runToEnd } from './child.ts'
import { stillOf } from './derivatives.ts'
import { levelOf, monitorRate, silence } from './levels.ts'
import { PartTail } from './part-tail.ts'
import type { Place } from './place.ts'
import { bounded, onlyFile } from './reach.ts'
import { startRecordingProcess } from './recording-process.ts'
import { FragmentReader } from '../media/fragment-reader.ts'
import { pause } from './standby.ts'

/** Microseconds of media that are looked at, and milliseconds after which whatever is there has to do. */
const length = 2_000_000
const patience = 15_000
const coding = { soundCodec: 'aac', burnInTime: false } as const

/**
 * Records two seconds of `source` into a file that is removed again, and looks at them.
 * @throws Failure with one of the contract's source codes.
 */
export async function trySource(source: Source, place: Place): Promise<SourceTrial> {
  const file = join(place.scratch, `${randomUUID()}.mp4`)
  const stopping = new AbortController()
  const recorded = { source, coding, longestHours: 0.01 }
  const running = await startRecordingProcess(recorded, place, file, undefined, stopping.signal)
  try {
    const seen = await watch(file, running.process.ended)
    const why = await running.why(await running.process.stop())
    if (!seen) throw why
    const { picture, sound } = running.delivers
    const still = picture === null ? null : await stillOf(file, place, 640)
    return {
      picture,
      sound,
      still: still === null ? null : `data:image/jpeg;base64,${still.toString('base64')}`,
      peak: sound === null ? null : await peakOf(file, place),
    }
  } finally {
    await running.process.stop()
    await rm(file, { force: true })
  }
}

/** Whether two seconds of media have come before the process ended or patience did. */
async function watch(file: string, ended: Promise<unknown>): Promise<boolean> {
  const tail = new PartTail(file)
  const reader = new FragmentReader()
  const over = new AbortController()
  void ended.then(() => {
    over.abort()
  })
  const began = performance.now()
  let [from, to] = [Infinity, 0]
  try {
    while (performance.now() - began < patience) {
      const isOver = over.signal.aborted
      for (const piece of reader.push(await tail.read())) {
        if (piece.kind === 'beginning') continue
        for (const track of piece.tracks) [from, to] = [Math.min(from, track.from), Math.max(to, track.to)]
      }
      if (to - from >= length) return true
      if (isOver) return false
      await pause(100, over.signal)
    }
    return to > 0
  } finally {
    await tail.close()
  }
}

/** Loudest sample of a file, dBFS. */
async function peakOf(file: string, place: Place): Promise<number> {
  const input = [...bounded, '-f', 'mp4', ...onlyFile, '-i', file]
  const args = ['-v', 'error', ...input, '-vn', '-ac', '1', '-ar', String(monitorRate), '-f', 's16le', 'pipe:1']
  const { output } = await runToEnd({ command: place.ffmpeg.ffmpeg, args }, { timeout: 10_000 })
  return output.length === 0 ? silence : levelOf(output).peak
}
