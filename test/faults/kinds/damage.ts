// Files that were damaged while no station ran: the database, and the journal of a recording that was left open.
import { open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { startAgain } from '../course.ts'
import type { Kind } from '../kind.ts'
import { recording } from '../stages.ts'
import { wait, within, type Trial } from '../trial.ts'
import { both, killed } from './kills.ts'

type Damage = (path: string, trial: Trial) => Promise<void>

async function overwrite(path: string, at: number, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, at)
  await file.close()
}

const overwritten: Damage = async (path, { chance }) => {
  const { size } = await stat(path)
  for (let times = 0; times < 8; times++) {
    const length = Math.floor(chance.between(1, 2000))
    await overwrite(path, Math.floor(chance.between(0, Math.max(0, size - length))), randomBytes(length))
  }
}
const cutOff: Damage = async (path, { chance }) => {
  await truncate(path, Math.floor(chance.between(0, (await stat(path)).size)))
}
const removed: Damage = (path) => rm(path)
/** Where SQLite keeps the number by which the program knows how to read the file. */
const userVersion = 60
const renumbered: Damage = async (path, { chance }) => {
  await overwrite(path, userVersion, chance.oneOf([Buffer.alloc(4), randomBytes(4)]))
}

/** What the station's last life had not yet written into the database itself is gone with it. */
async function damageDatabase(trial: Trial, damage: Damage): Promise<void> {
  const path = join(trial.vault, 'station', 'zhenglu.sqlite')
  for (const name of ['-wal', '-shm']) await rm(path + name, { force: true })
  await damage(path, trial)
}

/** A recording goes on through it when its room is known; else it is sealed with all that was recorded. */
const database = (fault: string, damage: Damage, count: number): Kind => ({
  fault,
  stage: 'recording',
  count,
  run: async (trial) => {
    await recording(trial, trial.chance.between(300, 2000))
    const at = await trial.killStation()
    await damageDatabase(trial, damage)
    await startAgain(trial)
    return { fault: at, hit: both, most: killed }
  },
})

const journalPath = async (trial: Trial) => join((await trial.recordings())[0] ?? '', 'journal.jsonl')

/**
 * The last line is cut off, as by the end of power: declared, and what it stated is stated anew. One that a checkpoint
 * covers was on the disk before it was signed: no end of power takes it, and the verification says that it is gone.
 */
const lineCut: Kind = {
  fault: 'last journal line cut off',
  stage: 'recording',
  count: 6,
  run: async (trial) => {
    await recording(trial, trial.chance.between(300, 2500))
    const at = await trial.killAll()
    const path = await journalPath(trial)
    const bytes = await readFile(path)
    const last = bytes.length - 1 - (bytes.lastIndexOf(10, bytes.length - 2) + 1)
    const isCovered = endOf(bytes, await covered(trial)) >= bytes.length - 1
    await truncate(path, bytes.length - Math.floor(trial.chance.between(1, last)))
    await startAgain(trial)
    return { fault: at, hit: both, most: killed, ...(isCovered && { findings: /^checkpoint-contradicts-journal$/ }) }
  },
}

/** The number of journal lines that a checkpoint covers: what comes after the last one is not protected yet. */
async function covered(trial: Trial): Promise<number> {
  const path = join((await trial.recordings())[0] ?? '', 'checkpoints')
  const text = await readFile(path, 'utf8').catch(() => '') // made with the first of them
  return Number([...text.matchAll(/^zhenglu.*\n(\d+)\n.*\n\n.*\n\n/gm)].at(-1)?.[1] ?? 0)
}

/** Where in a text its `count`th line ends. */
function endOf(bytes: Buffer, count: number): number {
  let end = -1
  for (let line = 0; line < count; line++) end = bytes.indexOf(10, end + 1)
  return end
}

/** A byte is changed that a checkpoint covers: the station starts all the same, and the verification names it. */
const byteFlipped: Kind = {
  fault: 'journal byte flipped',
  stage: 'recording',
  count: 6,
  run: async (trial) => {
    await recording(trial, trial.chance.between(300, 2500))
    const first = async () => {
      while ((await covered(trial)) === 0) await wait(100)
    }
    await within(30, 'a checkpoint', first())
    const at = await trial.killAll()
    const path = await journalPath(trial)
    const bytes = await readFile(path)
    const offset = Math.floor(trial.chance.between(0, endOf(bytes, await covered(trial))))
    await overwrite(path, offset, Buffer.of((bytes[offset] ?? 0) ^ (1 << Math.floor(trial.chance.between(0, 8)))))
    await wait(200)
    await startAgain(trial)
    const findings = /^(key|journal|checkpoint|seal|manifest|previous|chunks?|bytes|file|format|last)-/
    return { fault: at, hit: both, most: killed, findings, isDamaged: true }
  },
}

export const damages: readonly Kind[] = [
  database('database overwritten', overwritten, 4),
  database('database cut off', cutOff, 4),
  database('database removed', removed, 3),
  database('database version altered', renumbered, 4),
  lineCut,
  byteFlipped,
]
