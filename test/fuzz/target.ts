// The station that is shot at: a real one, served as to a window, with a sealed recording in its vault.
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { Agent, request, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { CallName, Handlers } from '../../native/contract/calls.ts'
import { Failure } from '../../native/contract/failures.ts'
import { startServer } from '../../native/server/server.ts'
import type { StationServices } from '../../native/server/services.ts'
import { failureOf } from '../../native/session/failure-of.ts'
import { Station } from '../../native/station.ts'
import { vaultPaths } from '../../native/vault/layout.ts'
import { Vault } from '../../native/vault/vault.ts'
import { cameraFile, makeRecording } from '../native/cases/make-recording.ts'
import { enter } from '../native/server/ask.ts'
import type { Shot } from './shot.ts'

/**
 * Calls that would do what they are asked for if the request happened to be right: open devices, run programs, read or
 * write anywhere on the computer. What they are given is checked as ever; then they refuse.
 */
const tamed: readonly CallName[] = [
  'settings.save',
  'sources.try',
  'speech.try',
  'sources.devices',
  'rooms.preflight',
  'rooms.standby',
  'exhibits.addPath',
  'recordings.start',
  'recordings.verify',
  'archive.export',
  'archive.verify',
  'audit.export',
  'audit.verify',
  'diagnostics.collect',
]

export interface Target {
  readonly port: number
  readonly address: string
  /** The cookie of the window that was let in. */
  readonly cookie: string
  readonly recording: string
  /** Files of the recording. */
  readonly files: readonly string[]
  /** What no answer may hold. */
  readonly secrets: readonly Buffer[]
  /** Asks over a connection that is used again. */
  ask(method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer): Promise<Shot>
  /** Sends bytes over a connection of their own, then ends it. */
  send(...bytes: readonly Buffer[]): Promise<Shot>
  /** Closes the connections that are kept for the next question. */
  rest(): void
  /** Whether the audit log is written, with nothing lost. */
  isAudited(): boolean
  /** Windows that are told of changes now. */
  listening(): number
  close(): Promise<void>
}

const most = 1 << 16

async function makeVault(folder: string): Promise<string> {
  const path = join(folder, 'vault')
  await (await Station.open(path, { host: 'browser', create: true, demonstration: true })).close()
  const vault = await Vault.open(path)
  const of = { id: randomUUID(), number: '1', cause: '无证经营', kind: 'penalty', party: '' } as const
  const clip = await cameraFile(folder)
  const { id } = await makeRecording(vault, of, clip, true)
  await vault.close()
  return id
}

/** The station's services, tamed, with a count of who listens. */
function servicesOf(station: Station): StationServices & { readonly listening: () => number } {
  let listening = 0
  const refuse = () => Promise.reject(new Failure('not-allowed'))
  const handlers = { ...station.handlers, ...Object.fromEntries(tamed.map((name) => [name, refuse])) } as Handlers
  return {
    handlers,
    witness: station.witness,
    logIn: station.logIn,
    state: () => station.state(),
    openLive: (...of) => station.openLive(...of),
    mediaFile: (...of) => station.mediaFile(...of),
    exhibitFile: (...of) => station.exhibitFile(...of),
    uploadPiece: (...of) => station.uploadPiece(...of),
    onEvent: (listener) => {
      listening++
      const stop = station.onEvent(listener)
      return () => {
        listening--
        stop()
      }
    },
    listening: () => listening,
  }
}

/** Starts a station on a vault of its own in `folder`. */
export async function startTarget(folder: string): Promise<Target> {
  const recording = await makeVault(folder)
  const vault = join(folder, 'vault')
  const window = join(folder, 'window')
  await mkdir(window)
  await writeFile(join(window, 'index.html'), '<!doctype html><title>窗口</title>')
  // What lies beside and above all that is served.
  const beside = Buffer.from(`beside-${randomUUID()}`)
  await writeFile(join(folder, 'beside.txt'), beside)
  await writeFile(join(vault, 'beside.txt'), beside)
  const key = await readFile(vaultPaths(vault).privateKey)
  const station = await Station.open(vault, { host: 'browser' })
  const services = servicesOf(station)
  const server = await startServer(services, { window, failureOf })
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const port = Number(new URL(server.address).port)
  return {
    port,
    address: server.address,
    cookie: await enter(server),
    recording,
    files: ['cam-1.0001.mp4', 'journal.jsonl', 'checkpoints', 'manifest.json', 'manifest.json.sig'],
    secrets: [beside, key.subarray(30, 70)],
    listening: services.listening,
    isAudited: () => station.audit.log.state.state === 'writing' && station.audit.log.state.lost === 0,
    rest: () => {
      agent.destroy()
    },
    ask: (method, path, headers, body) =>
      new Promise((resolve) => {
        const closed = () => {
          resolve({ status: null, body: Buffer.of() })
        }
        const asked = request({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) })
          })
          response.on('error', closed)
        })
        asked.on('upgrade', (_, socket) => {
          socket.destroy()
          resolve({ status: 101, body: Buffer.of() })
        })
        asked.on('error', closed)
        asked.end(body)
      }),
    send: (...bytes) =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1')
        const chunks: Buffer[] = []
        let length = 0
        socket.on('data', (chunk: Buffer) => {
          if ((length += chunk.length) < most) chunks.push(chunk)
        })
        socket.on('error', () => undefined)
        socket.on('close', () => {
          resolve(answerIn(Buffer.concat(chunks), bytes[0]?.toString('latin1').startsWith('HEAD ') === true))
        })
        for (const each of bytes) socket.write(each)
        socket.end()
      }),
    async close() {
      agent.destroy()
      await server.close()
      await station.close()
    },
  }
}

/** The first answer among what came over a connection; one to HEAD tells the length of a body that does not come. */
function answerIn(bytes: Buffer, isHead: boolean): Shot {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1', 0, 12))?.[1]
  const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)
  const length = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, 4096))?.[1]
  return {
    status: status === undefined ? null : Number(status),
    body: isHead ? Buffer.of() : length === undefined ? body : body.subarray(0, Number(length)),
  }
}
