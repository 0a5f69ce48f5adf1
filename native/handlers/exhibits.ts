// Exhibits: taken in from the window or by path, described, withdrawn.
import { realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import { copyFile } from '../exhibits/copy-file.ts'
import type { Received } from '../exhibits/incoming.ts'
import { requireTakeable } from '../exhibits/limits.ts'
import type { Addition, TakingIn } from '../exhibits/store.ts'
import { pieceLength } from '../exhibits/uploads.ts'
import type { JobResult, JobTools } from '../jobs/jobs.ts'
import type { Station } from '../station.ts'
import { vaultPaths } from '../vault/layout.ts'

export function exhibitsHandlers(station: Station): HandlersOf<'exhibits'> {
  const { cases, exhibits, uploads, jobs, vault } = station
  const { scratch } = vaultPaths(vault.folder)
  const requireRoom = async (name: string, size: number): Promise<void> => {
    const { exhibitGigabytes } = await station.settings.get()
    await requireTakeable(name, size, exhibitGigabytes * 1e9, vault.folder)
  }
  const looking = async (signal: AbortSignal): Promise<TakingIn['looking']> =>
    station.ffmpeg().then(
      ({ ffmpeg }) => ({ ffmpeg, signal }),
      () => null,
    )
  /** Reads back and lists; `before` bytes of `total` are done. */
  const list = async (received: Received, addition: Addition, tools: JobTools, before: number): Promise<JobResult> => {
    const { signal, onProgress } = tools
    let done = before
    const onBytes = (bytes: number) => {
      done += bytes
      onProgress(done, before + received.length)
    }
    await exhibits.add(received, addition, { signal, onBytes, looking: await looking(signal) })
    return {}
  }
  return {
    'exhibits.list': async ({ case: of }) => {
      await cases.get(of)
      return { exhibits: await exhibits.ofCase(of) }
    },
    'exhibits.begin': async (upload) => {
      await cases.requireLiving(upload.case)
      await requireRoom(upload.name, upload.size)
      return { upload: await uploads.begin(upload), piece: pieceLength }
    },
    'exhibits.finish': async ({ upload, ...wanted }) => {
      const { case: of, name } = uploads.about(upload)
      await cases.requireLiving(of)
      const received = await uploads.take(upload)
      const addition = { case: of, name, ...wanted }
      return { job: jobs.start('exhibit', name, (tools) => list(received, addition, tools, 0)) }
    },
    'exhibits.cancel': async ({ upload }) => {
      await uploads.cancel(upload)
      return {}
    },
    'exhibits.addPath': async ({ case: of, path: given, ...wanted }) => {
      await cases.requireLiving(of)
      const path = await realpath(resolve(given)).catch((error: unknown) => {
        throw new Failure('path-missing', { path: given }, { cause: error })
      })
      // The station's own files, its key among them, are not for a window to have.
      const own = await realpath(vault.folder)
      if (path.startsWith(own + sep)) throw new Failure('exhibit-inside-vault', { path })
      const found = await stat(path).catch((error: unknown) => {
        throw new Failure('path-missing', { path }, { cause: error })
      })
      if (!found.isFile()) throw new Failure('path-missing', { path, cause: 'not-a-file' })
      const name = basename(path)
      await requireRoom(name, found.size)
      const job = jobs.start('exhibit', name, async (tools) => {
        let done = 0
        const onBytes = (bytes: number) => {
          done += bytes
          tools.onProgress(done, 2 * found.size)
        }
        const received = await copyFile(path, scratch, { signal: tools.signal, onBytes })
        return list(received, { case: of, name, ...wanted }, tools, received.length)
      })
      return { job }
    },
    'exhibits.describe': async ({ case: of, number, ...described }) => {
      await cases.get(of)
      return exhibits.describe(of, number, described)
    },
    'exhibits.withdraw': async ({ case: of, number, ...stated }) => {
      await cases.get(of)
      return exhibits.withdraw(of, number, stated)
    },
  }
}
