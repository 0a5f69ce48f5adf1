// What a station that was killed left in its scratch folder: nothing of it is evidence, and some of it is secret.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Files of one moment: address files, which hold cameras' passwords, and files that were about to be put in place. */
const ofOneMoment = /^address-.*\.ffconcat$|\.[0-9a-hjkmnp-tv-z]{6}$/

/** Removes them. Recording processes that still run have read theirs; what they say into their log files is kept. */
export async function clearScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (ofOneMoment.test(name)) await rm(join(folder, name), { force: true })
}
