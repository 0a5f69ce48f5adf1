// Disks that are full or turn read-only while they are recorded on.
import { mkdir, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StationState } from '../../../native/contract/state.ts'
import { canMountDisks, mountDisk, mountImage, type Disk } from '../../rig/disk.ts'
import { goOn, startAgain } from '../course.ts'
import type { Kind } from '../kind.ts'
import { recording } from '../stages.ts'
import { now, within, type Trial } from '../trial.ts'
import { both } from './kills.ts'

const MiB = 1 << 20
const cannot = (await canMountDisks()) ? null : 'only root may mount disks'
/** Seconds of media before a disk fails that may be missing, and within which it must be told. */
const [most, mostUntold] = [1, 5]

/** Told before a disk is full. */
const isWarning = (code: string) => code === 'disk-low'

/** Waits until the station says that something is wrong with the recording; answers how long that took. */
async function noticed(trial: Trial, fault: number): Promise<number> {
  const isTold = (state: StationState) => {
    const room = trial.roomOf(state)
    return (
      room === null ||
      room.phase === 'failed' ||
      room.failure !== null ||
      room.alarms.some(({ code, cleared }) => cleared === null && !isWarning(code))
    )
  }
  await within(30, 'the station tells that the disk fails', trial.station.until(isTold))
  return now() - fault
}

/** Leaves so little room that the disk is full within moments. */
async function fill(disk: Disk, { chance }: Trial): Promise<void> {
  for (let room = chance.between(0, 8000); ; room += 8000) {
    const { blocks, bfree, bsize } = await statfs(disk.path)
    const filled = await disk.resize(Math.floor((blocks - bfree) * bsize + room)).then(
      () => true,
      () => false, // it has grown meanwhile
    )
    if (filled) return
  }
}

/** The recording has ended with the disk; when there is room again, all that was recorded is sealed. */
const full: Kind = {
  fault: 'disk full',
  stage: 'recording',
  count: 20,
  cannot,
  prepare: async () => {
    const disk = await mountDisk(256 * MiB)
    return { at: disk.path, disk, [Symbol.asyncDispose]: () => disk[Symbol.asyncDispose]() }
  },
  run: async (trial) => {
    const { disk } = trial.options
    if (disk === undefined) throw new Error('no disk')
    await recording(trial, trial.chance.between(0, 3000))
    await fill(disk, trial)
    const fault = now()
    const told = await noticed(trial, fault)
    await sleep(trial.chance.between(0, 3000))
    await trial.close()
    await disk.resize(256 * MiB)
    await startAgain(trial)
    return { fault, hit: both, most, detection: { seconds: told, most: mostUntold } }
  },
}

/** What the kernel does when it finds a fault of the disk. */
const readOnly: Kind = {
  fault: 'disk turns read-only',
  stage: 'recording',
  count: 4,
  cannot,
  prepare: async () => {
    const image = await mountImage(256 * MiB)
    return { at: image.path, image, [Symbol.asyncDispose]: () => image[Symbol.asyncDispose]() }
  },
  run: async (trial) => {
    const { image } = trial.options
    if (image === undefined) throw new Error('no disk')
    await recording(trial, trial.chance.between(500, 3000))
    const fault = now()
    await image.breakDown()
    const told = await noticed(trial, fault)
    await trial.killAll()
    await trial.gone()
    await image.pullOut()
    await image.putBack()
    await startAgain(trial)
    return { fault, hit: both, most, detection: { seconds: told, most: mostUntold } }
  },
}

/** The second copy fails: the recording does not notice, and the copy is made whole when the disk is back. */
const mirrorRemoved: Kind = {
  fault: 'second disk removed and returned',
  stage: 'recording',
  count: 4,
  cannot,
  prepare: async () => {
    const image = await mountImage(256 * MiB)
    return { mirror: image.path, image, [Symbol.asyncDispose]: () => image[Symbol.asyncDispose]() }
  },
  run: async (trial) => {
    const { image } = trial.options
    if (image === undefined) throw new Error('no disk')
    await recording(trial, trial.chance.between(500, 3000))
    const fault = now()
    await image.pullOut()
    await sleep(trial.chance.between(500, 3000))
    await image.putBack()
    await goOn(trial)
    await bothWhole(trial)
    return { fault, hit: [], most: 0, mirror: image.path }
  },
}

/** The vault's own disk fails: the recording goes on on the second one, and the vault has it all when the disk is back. */
const vaultFailed: Kind = {
  fault: 'first of two disks turns read-only',
  stage: 'recording',
  count: 4,
  cannot,
  prepare: async (folder) => {
    const image = await mountImage(256 * MiB)
    const mirror = join(folder, 'mirror')
    await mkdir(mirror, { recursive: true })
    return { at: image.path, mirror, image, [Symbol.asyncDispose]: () => image[Symbol.asyncDispose]() }
  },
  run: async (trial) => {
    const { image, mirror } = trial.options
    if (image === undefined || mirror === undefined) throw new Error('no disks')
    await recording(trial, trial.chance.between(500, 3000))
    const fault = now()
    await image.breakDown()
    const told = await noticed(trial, fault)
    await goOn(trial)
    if (Number.isNaN(trial.ended)) throw new Error('the recording did not go on on the second disk')
    await trial.killAll()
    await trial.gone()
    await image.pullOut()
    await image.putBack()
    await startAgain(trial)
    await bothWhole(trial)
    return { fault, hit: both, most, mirror, detection: { seconds: told, most: mostUntold } }
  },
}

/** Waits until the copies on both disks are found to be what was sealed. */
async function bothWhole(trial: Trial): Promise<void> {
  const [folder = ''] = await trial.recordings()
  const whole = async () => {
    for (;;) {
      const { copies } = await trial.station.call('recordings.get', { id: basename(folder) })
      if (copies?.vault === 'whole' && copies.mirror === 'whole') return
      await sleep(500)
    }
  }
  await within(100, 'both copies are whole', whole())
}

export const diskFaults: readonly Kind[] = [full, readOnly, mirrorRemoved, vaultFailed]
