// How each kind of source is opened: the arguments of ffmpeg up to and including its inputs (design §5).
import { join } from 'node:path'
import type { Source } from '../contract/sources.ts'
import { Failure } from '../contract/failures.ts'
import { steadyDevice } from './steady-time.ts'
import { addressText, addressWithLogin } from './address-file.ts'
import { bounded, onlyFile, reachOptions, type Reach } from './reach.ts'

/** How ffmpeg opens a source. */
export interface SourceInput {
  /** Arguments with the inputs; `ADDRESS` stands where the path of the address file goes. */
  readonly args: readonly string[]
  /** Content of the address file, for sources that need one. */
  readonly address: string | null
  /** Filter that the picture needs before it is encoded; `[label]` is taken from the second input. */
  readonly pictureFilter: string | null
  /** Filter that the sound needs before it is encoded. */
  readonly soundFilter: string | null
  /** Number of the input that has the sound. */
  readonly soundInput: number
  /** Whether only one process at a time can open it. */
  readonly exclusive: boolean
  /** What the kind can deliver, before anybody has looked. */
  readonly media: 'picture' | 'sound' | 'either'
}

/** Stands in the arguments where the path of the address file goes. */
export const addressPlace = 'ADDRESS'
/** Stands in filters where the instant goes at which the process begins, in seconds since 1970. */
export const zeroPlace = 'ZERO'

/** Milliseconds after which a camera that says nothing is given up. */
export const patience = 5000

const plain = { address: null, pictureFilter: null, soundFilter: null, soundInput: 0, exclusive: false } as const
const wallClock = ['-use_wallclock_as_timestamps', '1']
const ofDevice = { soundFilter: steadyDevice, media: 'sound' } as const
const size = (source: { size?: string | undefined; frameRate?: number | undefined }) => [
  ...(source.size === undefined ? [] : ['-video_size', source.size]),
  ...(source.frameRate === undefined ? [] : ['-framerate', String(source.frameRate)]),
]

/**
 * How long a camera is looked at before it is recorded. What comes meanwhile is stamped when that is over, so it is no
 * longer than it takes to know the codec: its frame rate is measured elsewhere.
 */
const acquaintance = { analyzeduration: '500000', fpsprobesize: '0' }

function network(address: string, reach: Reach, options: Readonly<Record<string, string>>): SourceInput {
  const open = ['-f', 'concat', '-safe', '0', ...onlyFile, '-i', addressPlace]
  const text = addressText(address, { ...options, ...acquaintance, ...reachOptions(reach) })
  return { ...plain, args: [...bounded, ...wallClock, ...open], address: text, media: 'picture' }
}

function rtsp(source: Extract<Source, { kind: 'rtsp' }>): SourceInput {
  const { address, user, password, transport } = source
  const protocols = [
    'rtsp',
    'tcp',
    ...(/^rtsps:/i.test(address) ? ['tls'] : []),
    ...(transport === 'udp' ? ['rtp', 'udp'] : []),
  ]
  return network(
    addressWithLogin(address, user, password),
    { protocols, formats: ['rtsp'] },
    {
      rtsp_transport: transport,
      timeout: String(patience * 1000),
    },
  )
}

function mjpeg(source: Extract<Source, { kind: 'mjpeg' }>): SourceInput {
  const address = addressWithLogin(source.address, source.user, source.password)
  const reach = { protocols: ['http', 'https', 'tcp', 'tls'], formats: ['mpjpeg', 'mjpeg'] }
  return network(address, reach, { rw_timeout: String(patience * 1000) })
}

function screen(device: string, from: { size?: string | undefined; frameRate?: number | undefined }): SourceInput {
  const grabs: Partial<Record<NodeJS.Platform, string>> = { linux: 'x11grab', win32: 'gdigrab' }
  const grab = grabs[process.platform]
  if (grab === undefined) throw new Failure('source-kind-unavailable', { kind: 'screen' })
  const args = [...wallClock, '-f', grab, '-framerate', '10', ...size(from), '-i', device]
  return { ...plain, args, media: 'picture' }
}

function device(kind: 'v4l2' | 'dshow' | 'avfoundation', name: string, options: readonly string[]): SourceInput {
  return { ...plain, args: [...wallClock, '-f', kind, ...options, '-i', name], exclusive: true, media: 'either' }
}

/** A clip that is shown over and over, or colour bars with a tone; always labelled 测试信号 in the picture. */
function test(source: Extract<Source, { kind: 'test' }>, resources: string): SourceInput {
  const label = [...onlyFile, '-i', join(resources, 'demo', 'label.png')]
  // Clips tell no time of day: theirs begins when their process does. Both chains get the same, so they stay in step.
  const chain = {
    pictureFilter: `realtime,setpts=PTS-STARTPTS+${zeroPlace}/TB`,
    soundFilter: `arealtime,asetpts=PTS-STARTPTS+${zeroPlace}/TB`,
  }
  const own = { ...plain, ...chain, media: 'picture' } as const
  if (source.pattern === 'bars') {
    const picture = ['-f', 'lavfi', '-i', 'smptehdbars=size=1280x720:rate=25']
    return {
      ...own,
      args: [...picture, ...label, '-f', 'lavfi', '-i', 'sine=frequency=1000:sample_rate=48000'],
      soundInput: 2,
    }
  }
  const clip = join(resources, 'demo', `${source.pattern}.mp4`)
  return { ...own, args: ['-stream_loop', '-1', ...onlyFile, '-i', clip, ...label] }
}

/**
 * How `source` is opened.
 * @throws Failure `source-kind-unavailable` when this system has no such devices.
 */
export function sourceInput(source: Source, resources: string): SourceInput {
  switch (source.kind) {
    case 'rtsp':
      return rtsp(source)
    case 'mjpeg':
      return mjpeg(source)
    case 'v4l2':
      return device('v4l2', source.device, [...size(source)])
    case 'dshow':
      return device('dshow', source.device, ['-rtbufsize', '256M', ...size(source)])
    case 'avfoundation':
      return device('avfoundation', source.device, [...size(source)])
    case 'alsa':
      return { ...plain, ...ofDevice, args: ['-f', 'alsa', '-i', source.device], exclusive: true }
    case 'pulse': {
      // Small fragments: the sound server would otherwise hand over up to two seconds at once.
      const args = ['-f', 'pulse', '-fragment_size', '4800', '-i', source.device]
      return { ...plain, ...ofDevice, args }
    }
    case 'screen':
      return screen(source.device, source)
    case 'test':
      return test(source, resources)
  }
}
