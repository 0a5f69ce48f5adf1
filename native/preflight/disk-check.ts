// Whether a disk takes what a room records: room left, and speed measured by writing.
import { randomBytes, randomUUID } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { checkOf, type PreflightCheck } from '../contract/preflight.ts'
import { answered } from '../vault/answered.ts'
import { diskError } from '../vault/vault-error.ts'

/** Bytes that are written to measure the speed, in pieces as a recording writes them, each synced. */
const measured = 16 << 20
const piece = 1 << 20
/** Milliseconds for which is written at most. */
const longest = 3000
/** Hours below which room counts as low, and seconds below which nothing should be begun. */
const lowHours = 4
const fullSeconds = 120
/** How many times the need a disk should manage, so that it keeps up while something else uses it. */
const reserve = 5

/** What is to be recorded, bytes a second. */
export interface DiskNeed {
  readonly subject: 'vault' | 'mirror'
  /** Folder on the disk that is written into. */
  readonly folder: string
  readonly rate: number
}

export async function diskCheck(need: DiskNeed): Promise<PreflightCheck> {
  const { subject, folder } = need
  try {
    const found = await answered(folder, () => look(need))
    return found ?? noAnswer(need)
  } catch (error) {
    const { code } = diskError(error, folder)
    return checkOf(subject, subject === 'vault' ? 'vault-unusable' : 'mirror-unusable', { path: folder, code })
  }
}

/** A disk that stands still: nothing can be recorded to it; without a second copy a recording is still a recording. */
function noAnswer({ subject, folder }: DiskNeed): PreflightCheck {
  if (subject === 'vault') return checkOf(subject, 'disk-too-slow', { path: folder, speed: 0 })
  return checkOf(subject, 'mirror-unusable', { path: folder, code: 'disk-failed', cause: 'stalled' })
}

async function look({ subject, folder, rate }: DiskNeed): Promise<PreflightCheck> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const details = { path: folder, free, hours: Math.round((free / rate / 3600) * 10) / 10 }
  if (free < rate * fullSeconds + measured) {
    if (subject === 'mirror') return checkOf(subject, 'mirror-unusable', { ...details, code: 'disk-full' })
    return checkOf(subject, 'disk-full', details)
  }
  const speed = Math.round(await writeSpeed(folder))
  const all = { ...details, speed }
  // A second copy that is too slow falls behind, and is completed afterwards.
  if (speed < rate && subject === 'vault') return checkOf(subject, 'disk-too-slow', all)
  if (speed < reserve * rate) return checkOf(subject, 'disk-slow', all)
  return checkOf(subject, details.hours < lowHours ? 'disk-low' : 'disk-ready', all)
}

/** Bytes a second that stay on the disk. The file is removed again. */
async function writeSpeed(folder: string): Promise<number> {
  const path = join(folder, `.preflight-${randomUUID()}`)
  const bytes = randomBytes(piece)
  const file = await open(path, 'wx', 0o600)
  try {
    const began = performance.now()
    let written = 0
    // A disk that is only slow has said enough before the time is over.
    while (written < measured && performance.now() - began < longest) {
      await file.write(bytes)
      await file.datasync()
      written += piece
    }
    return written / ((performance.now() - began) / 1000)
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
}
