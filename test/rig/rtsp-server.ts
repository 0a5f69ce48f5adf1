// Real IP cameras: a GStreamer RTSP server in a process of its own, which can be frozen, killed and started again.
import { join } from 'node:path'
import { startChild, type Child } from './child.ts'
import { flashFile, fps, lampFile, pictureFile, smallFile, speechFile, type ClipName, type Size } from './clip.ts'

/**
 * One camera. `flash`: black, with a white flash of a tenth of a second at each whole second of the wall clock. `lamp`: a
 * clip in whose upper left corner a lamp flashes so. `stamped`: each frame holds the instant at which it was sent (see
 * {@link stamp}).
 */
export interface RtspMount {
  readonly picture: 'h264' | 'mjpeg' | 'jpeg2000' | 'flash' | 'lamp' | 'stamped' | 'none'
  /** What is seen; street-cars when not given. */
  readonly clip?: ClipName
  /** 640x360 when not given; a flash is always 640x360, a stamped picture 320x180. */
  readonly size?: Size
  /** Mandarin speech, with `flash` a tone of 1 kHz together with it, with `lamp` both; silent when not given. */
  readonly sound?: 'aac' | 'opus' | 'alaw'
  readonly login?: { readonly user: string; readonly password: string; readonly scheme: 'basic' | 'digest' }
}

/** In each frame of a stamped camera, followed by thirteen digits: 25ths of a second since 1970, when it was sent. */
export const stamp = 'zhenglu-rig-tick'

/** A running server. */
export interface RtspServer extends AsyncDisposable {
  readonly pid: number
  /** Address of a camera; its own login is not part of it unless given here. */
  url(mount: string, login?: { readonly user: string; readonly password: string }): string
  /** Frames that a camera itself left out until now, because it was more than a second behind. */
  leftOut(mount: string): number
  /** The cameras stop without closing their connections. */
  freeze(): void
  thaw(): void
  /** The cameras lose power: connections are closed by the kernel. Resolves when they are gone. */
  kill(): Promise<void>
  /** Comes back at the same addresses after {@link kill}; with `password`, cameras that have a login ask for that one. */
  restart(changed?: { readonly password: string }): Promise<void>
  stop(): Promise<void>
}

/** Starts cameras on free ports of the loopback interface; resolves when they can be connected to. */
export async function startRtspServer<Name extends string>({
  mounts,
}: {
  readonly mounts: Readonly<Record<Name, RtspMount>>
}): Promise<RtspServer> {
  const entries = Object.entries<RtspMount>(mounts)
  const cameras = await Promise.all(entries.map(([name, mount]) => prepared(name, mount)))
  let { child, ports } = await start(cameras)
  return {
    get pid() {
      return child.pid
    },
    url(mount, login) {
      const port = ports[mount]
      if (port === undefined) throw new RangeError(`no camera ${mount}`)
      const user = login && `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`
      return `rtsp://${user ?? ''}127.0.0.1:${port}/${mount}`
    },
    leftOut: (mount) => Number(child.heard(new RegExp(`^left out ${mount} picture (\\d+)$`)).at(-1)?.[1] ?? 0),
    freeze() {
      child.signal('SIGSTOP')
    },
    thaw() {
      child.signal('SIGCONT')
    },
    async kill() {
      child.signal('SIGKILL')
      await child.ended
    },
    async restart(changed) {
      const again = cameras.map((camera) => {
        const login = camera.login === null ? null : { ...camera.login, ...changed }
        return { ...camera, login, port: ports[camera.mount] ?? 0 }
      })
      ;({ child, ports } = await start(again))
    },
    stop: () => child.stop(),
    [Symbol.asyncDispose]: () => child.stop(),
  }
}

type Camera = Awaited<ReturnType<typeof prepared>>

/** A camera as rtsp-server.py wants it, with its clips encoded. */
async function prepared(mount: string, { picture, clip, size = '640x360', sound, login }: RtspMount) {
  const [flash, lamp, stamped] = [picture === 'flash', picture === 'lamp', picture === 'stamped']
  const [width, height] = (stamped ? '320x180' : size).split('x').map(Number)
  const file = await pictureOf(picture, clip ?? 'street-cars', size)
  const codec = flash || lamp || stamped ? 'h264' : picture
  return {
    mount,
    port: 0,
    fps,
    picture:
      file === undefined ? null : { file, flash: flash || lamp, stamp: stamped ? stamp : null, width, height, codec },
    sound:
      sound === undefined ? null : { codec: sound, file: flash ? null : await speechFile('speech-zh'), tone: lamp },
    login: login ?? null,
  }
}

async function pictureOf(picture: RtspMount['picture'], clip: ClipName, size: Size): Promise<string | undefined> {
  if (picture === 'none') return undefined
  if (picture === 'flash') return await flashFile()
  if (picture === 'lamp') return await lampFile(clip, size)
  if (picture === 'stamped') return await smallFile()
  return await pictureFile(clip, size, picture === 'h264' ? 'h264' : 'mjpeg')
}

async function start(cameras: readonly Camera[]): Promise<{ child: Child; ports: Record<string, number> }> {
  // Debian's Python: its GStreamer bindings are not in any other.
  const child = startChild('/usr/bin/python3', [join(import.meta.dirname, 'rtsp-server.py')], {
    input: `${JSON.stringify(cameras)}\n`,
  })
  const ready = await child.said(/^ready (.+)$/)
  return { child, ports: JSON.parse(ready[1] ?? '') as Record<string, number> }
}
