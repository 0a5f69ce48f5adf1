// The station's scratch folder: on neither of the disks that may fail, since without it no source could be opened again.
// Nothing in it is evidence, and some of it is secret: address files hold cameras' passwords.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processStart } from '../vault/process-start.ts'

const pattern = /^zhenglu-station-(?<pid>\d+)-/
/** Files of one moment in the vault's own scratch folder: about to be put in place, or written to measure the disk. */
const ofOneMoment = /^address-.*\.ffconcat$|^\.preflight-|\.[0-9a-hjkmnp-tv-z]{6}$/

/** Makes the folder of this process, readable by its owner only, and removes those of stations that were killed. */
export async function makeScratch(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const pid = pattern.exec(name)?.groups?.['pid']
    if (pid === undefined || (await processStart(Number(pid))) !== undefined) continue
    // Recording processes that outlived it have read their address files. Another person's folder stays.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), `zhenglu-station-${process.pid}-`))
}

/** Removes what a station that was killed left in the scratch folder of a vault: files that were about to be put in place. */
export async function clearScratch(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (ofOneMoment.test(name)) await rm(join(folder, name), { force: true })
}
