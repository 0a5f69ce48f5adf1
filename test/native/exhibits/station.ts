// A station with its server, and a case: files are taken in as the window does it.
import { join } from 'node:path'
import { calls, type CallName, type Output } from '../../../native/contract/calls.ts'
import type { Exhibit, ExhibitDescription } from '../../../native/contract/exhibits.ts'
import type { Job } from '../../../native/contract/jobs.ts'
import { startServer } from '../../../native/server/server.ts'
import { failureOf } from '../../../native/session/failure-of.ts'
import { Station } from '../../../native/station.ts'
import { ask, enter, type Answer } from '../server/ask.ts'

export const person = '书记员'
export const described: ExhibitDescription = {
  title: '现场照片',
  place: '某市场三号摊位',
  taken: '2026-03-01 09:30',
  takenBy: '执法人员甲、乙',
  source: '执法记录仪',
  purpose: '证明占道经营的事实',
}

/** Serves a vault that is made when it is not there. */
export async function serveExhibits(folder: string) {
  const vault = join(folder, 'vault')
  const station = await Station.open(vault, { host: 'browser', create: true, demonstration: true })
  const server = await startServer(station, { window: folder, failureOf })
  const cookie = await enter(server)
  const headers = { host: new URL(server.address).host, origin: server.address, cookie }
  /** @throws Error whose message is the failure. */
  async function call<N extends CallName>(name: N, input: object): Promise<Output<N>> {
    const asked = { ...headers, 'content-type': 'application/json' }
    const { status, body } = await ask(server.address, `/call/${name}`, asked, JSON.stringify(input))
    const answer: unknown = JSON.parse(body.toString('utf8'))
    if (status !== 200) throw new Error(JSON.stringify(answer))
    return calls[name].output.parse(answer) as Output<N>
  }
  const piece = (upload: string, offset: number, bytes: Buffer, more: object = {}): Promise<Answer> =>
    ask(
      server.address,
      `/upload/${upload}/${offset}`,
      { ...headers, 'content-type': 'application/octet-stream', ...more },
      bytes,
    )
  /** Resolves when a job has ended. @param seen hears of each of its changes. */
  const ended = (id: string, seen: (job: Job) => void = () => undefined): Promise<Job> =>
    new Promise((resolve) => {
      const look = (job: Job | undefined) => {
        if (job === undefined) return
        seen(job)
        if (job.state === 'running') return
        stop()
        resolve(job)
      }
      const stop = station.onEvent((event) => {
        if (event.event === 'job' && event.job.id === id) look(event.job)
      })
      look(station.jobs.list.find((job) => job.id === id))
    })
  /** Sends a file; answers with the job that takes it in. */
  const send = async (of: string, name: string, bytes: Buffer, description = described): Promise<string> => {
    const { upload, piece: most } = await call('exhibits.begin', { case: of, name, size: bytes.length })
    for (let at = 0; at < bytes.length; at += most) {
      const { status, body } = await piece(upload, at, bytes.subarray(at, at + most))
      if (status !== 200) throw new Error(body.toString('utf8'))
    }
    return (await call('exhibits.finish', { upload, description, person })).job
  }
  const list = async (of: string): Promise<Exhibit[]> => (await call('exhibits.list', { case: of })).exhibits
  return {
    vault,
    station,
    server,
    headers,
    call,
    piece,
    send,
    ended,
    list,
    openCase: async (): Promise<string> => (await call('cases.create', { cause: '占道经营', kind: 'penalty' })).id,
    /** Takes a file in from end to end; answers with how its job ended. */
    add: async (...file: Parameters<typeof send>): Promise<Job> => ended(await send(...file)),
    /** Takes a file in by its path. */
    async addPath(of: string, path: string, seen?: (job: Job) => void): Promise<Job> {
      const { job } = await call('exhibits.addPath', { case: of, path, description: described, person })
      return ended(job, seen)
    },
    async close(): Promise<void> {
      await server.close()
      await station.close()
    },
  }
}
export type ServedExhibits = Awaited<ReturnType<typeof serveExhibits>>
