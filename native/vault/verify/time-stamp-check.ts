// The time stamp, where there is one: of this manifest, and rightly signed (§6.8).
import type { Finding } from '../../contract/verification.ts'
import { fileNames } from '../layout.ts'
import { readTimeStamp } from '../time-stamp.ts'
import { readListed, type Folder } from './folder.ts'

/** Adds what is wrong with the time stamp to `findings`; tells whether there is one with which nothing is. */
export async function checkTimeStamp(
  folder: Folder,
  manifest: Buffer | undefined,
  findings: Finding[],
): Promise<boolean> {
  const file = fileNames.timeStamp
  const response = await readListed(folder, file, findings)
  if (response === undefined || manifest === undefined) return false
  const read = readTimeStamp(response, manifest)
  if ('fault' in read) findings.push({ code: read.fault, file, details: { problem: read.problem } })
  return !('fault' in read)
}
