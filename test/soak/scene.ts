// What a soak records: four cameras, two of them with sound, and a microphone, in all of which lamps and tones tell the
// whole seconds of the wall clock beside an ordinary picture and speech.
import type { SourceInput } from '../../native/contract/sources.ts'
import { fixtures } from '../rig/clip.ts'
import { startPulse } from '../rig/pulse.ts'
import { startRtspServer } from '../rig/rtsp-server.ts'

const camera = { picture: 'lamp', size: '1920x1080' } as const
const mounts = {
  'cam-1': { ...camera, clip: 'street-cars', sound: 'aac' },
  'cam-2': { ...camera, clip: 'corridor-person', sound: 'alaw' },
  'cam-3': { ...camera, clip: 'street-cars' },
  'cam-4': { ...camera, clip: 'corridor-person' },
} as const

/** Tracks with a picture, and tracks with sound. */
export const pictures = Object.keys(mounts)
export const sounds = ['cam-1', 'cam-2', 'mic-1']
export const tracks = [...pictures, 'mic-1']

export interface Scene extends AsyncDisposable {
  readonly room: { readonly name: string; readonly kind: 'hearing'; readonly sources: readonly SourceInput[] }
  /** Frames that each camera itself has left out until now. */
  leftOut(): Readonly<Record<string, number>>
  /** Environment in which the station finds the microphone. */
  readonly env: Readonly<Record<string, string>>
}

export async function startScene(): Promise<Scene> {
  const cameras = await startRtspServer({ mounts })
  const sound = await startPulse()
  await sound.play('room', fixtures['speech-zh'], { loop: true })
  await sound.bursts('room')
  const sources: SourceInput[] = [
    ...pictures.map((id) => ({ id, name: id, kind: 'rtsp', address: cameras.url(id) }) as const),
    { id: 'mic-1', name: 'mic-1', kind: 'pulse', device: sound.device('room') },
  ]
  return {
    room: { name: 'soak', kind: 'hearing', sources },
    leftOut: () => Object.fromEntries(pictures.map((id) => [id, cameras.leftOut(id)])),
    env: sound.env,
    [Symbol.asyncDispose]: async () => {
      await sound.stop()
      await cameras.stop()
    },
  }
}
