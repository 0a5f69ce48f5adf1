// A real sound server of its own for each test, whose microphones can be heard, silenced and unplugged.
import { basename, join } from 'node:path'
import { startChild } from './child.ts'
import { ffmpeg, run } from './run.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A running PulseAudio without hardware: what is played to a sink is what its microphone hears. */
export interface Pulse extends AsyncDisposable {
  readonly pid: number
  /** Environment in which programs find this server and no other. */
  readonly env: Readonly<Record<string, string>>
  /** Adds a microphone called `<sink>.monitor`. */
  addSink(sink: string): Promise<void>
  /** Name of the recording device that hears what is played to `sink`. */
  device(sink: string): string
  /** Plays a sound file; with `loop` again and again. The promise resolves when it is heard. */
  play(sink: string, file: string, options?: { readonly loop?: boolean }): Promise<Playing>
  /** Plays a tone of 1 kHz for a tenth of a second from each whole second of the wall clock, or from each `every`th. */
  bursts(sink: string, every?: number): Promise<Playing>
  /** Unplugs the microphone while the server goes on. */
  unload(sink: string): Promise<void>
  /** Kills the server. Resolves when it is gone. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Something that is being played. */
export interface Playing {
  /** Resolves when it has been played to its end or was stopped. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** Starts a sound server with one microphone, `room.monitor`. */
export async function startPulse(): Promise<Pulse> {
  const folder = await temporaryFolder()
  const socket = join(folder.path, 'socket')
  const env = {
    PULSE_SERVER: `unix:${socket}`,
    PULSE_RUNTIME_PATH: folder.path,
    PULSE_STATE_PATH: folder.path,
    PULSE_CONFIG_PATH: folder.path,
    XDG_RUNTIME_DIR: folder.path,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  }
  const load = ['-L', `module-native-protocol-unix auth-anonymous=1 socket=${socket}`]
  const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--log-target=stderr', '--log-level=info']
  const server = startChild('pulseaudio', [...options, ...load], { env })
  await server.said(/Daemon startup complete/)
  const modules = new Map<string, string>()

  const pulse: Pulse = {
    pid: server.pid,
    env,
    async addSink(sink) {
      const args = ['load-module', 'module-null-sink', `sink_name=${sink}`, 'rate=48000']
      modules.set(sink, (await run('pactl', args, env)).trim())
    },
    device: (sink) => `${sink}.monitor`,
    async play(sink, file, { loop = false } = {}) {
      // Of other formats than 16-bit WAV, paplay plays some as noise: the bytes of the file itself.
      const wave = join(folder.path, `${basename(file)}.wav`)
      await run(ffmpeg, ['-v', 'error', '-y', '-i', file, '-c:a', 'pcm_s16le', wave])
      const start = () => startChild('paplay', ['--verbose', `--device=${sink}`, wave], { env })
      let child = start()
      let wanted = loop
      const first = child
      const ended = (async () => {
        while ((await child.ended).code === 0 && wanted) child = start()
      })()
      await first.said(/Stream successfully created|Stream started/)
      return {
        ended,
        async stop() {
          wanted = false
          await child.stop()
          await ended
        },
      }
    },
    async bursts(sink, every = 1) {
      const args = [join(import.meta.dirname, 'tone-bursts.py'), sink, String(every)]
      const child = startChild('/usr/bin/python3', args, { env })
      await child.said(/^ready$/)
      return { ended: child.ended.then(() => undefined), stop: () => child.stop() }
    },
    async unload(sink) {
      await run('pactl', ['unload-module', modules.get(sink) ?? sink], env)
      modules.delete(sink)
    },
    async kill() {
      server.signal('SIGKILL')
      await server.ended
    },
    async stop() {
      await server.stop()
      await folder.remove()
    },
    [Symbol.asyncDispose]: () => pulse.stop(),
  }
  await pulse.addSink('room')
  return pulse
}
