// A recording process that outlived the station which started it, taken over: watched and ended like one of our own.
import { readlink } from 'node:fs/promises'
import { Failure } from '../contract/failures.ts'
import type { Source } from '../contract/sources.ts'
import type { LivingPart } from '../vault/part-recovery.ts'
import type { Ended, RunningProcess } from './child.ts'
import { readComplaint } from './complaint.ts'
import { watchRoute } from './pulse-route.ts'
import { endOrphan, isAlive, killOrphan, type Owner } from './orphans.ts'
import type { Delivers } from './recording-output.ts'
import { lastWords, type RecordingProcess } from './recording-process.ts'
import { pause } from './standby.ts'

/** Milliseconds between two looks whether it still runs: it is no child of ours, so nobody tells of its end. */
const look = 100

/** How another's child ended is told to its parent only. */
const unknownEnd: Ended = { code: null, signal: null, error: null }

function follow(owner: Owner): RunningProcess {
  const gone = async () => {
    const never = new AbortController().signal
    while (await isAlive(owner)) await pause(look, never)
    return unknownEnd
  }
  const ended = gone()
  let ending: Promise<void> | null = null
  return {
    pid: owner.pid,
    started: new Date(),
    ended,
    output: null,
    errors: null,
    input: null,
    extraOutputs: [],
    stop: async (patience) => {
      await (ending ??= endOrphan(owner, patience))
      return ended
    },
    kill: () => {
      void killOrphan(owner)
    },
  }
}

/** What a part was found to hold, in the words of what a source delivers. */
function deliversOf({ beginning, frameRate }: LivingPart): Delivers {
  const video = beginning?.tracks.find((track) => track.type === 'video')
  const audio = beginning?.tracks.find((track) => track.type === 'audio')
  const name = (codec: string) => (codec.startsWith('avc') ? 'h264' : codec.startsWith('mp4a') ? 'aac' : codec)
  return {
    picture:
      video === undefined ? null : { codec: name(video.codec), width: video.width, height: video.height, frameRate },
    sound:
      audio === undefined ? null : { codec: name(audio.codec), channels: audio.channels, sampleRate: audio.sampleRate },
  }
}

/** Takes over the process that records `living`. @param environment in which its sound server is found. */
export async function adoptProcess(
  source: Source,
  living: LivingPart,
  environment: NodeJS.ProcessEnv,
): Promise<RecordingProcess> {
  const { owner, zero } = living
  // Its standard error is still the file that it was given at its start.
  const errors = await readlink(`/proc/${owner.pid}/fd/2`).catch(() => null)
  const process = follow(owner)
  const moved = watchRoute(source, process, environment)
  const why = async () => {
    const said = errors?.endsWith('.log') === true ? await lastWords(errors) : ''
    return moved() ?? new Failure(readComplaint(said), { source: source.name, said: said.trim().slice(-500) })
  }
  return { process, delivers: deliversOf(living), zero, why }
}
