// The seals of recordings as they are on disk, for the log to name.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNames, recordingDirectory } from '../vault/layout.ts'
import type { PreviousSeal } from '../vault/lines.ts'
import { manifestSchema } from '../vault/manifest.ts'

export interface SealOnDisk extends PreviousSeal {
  readonly previous: PreviousSeal | null
}

/** The seal in a recording's folder; undefined when there is none that can be read. */
export async function readSeal(folder: string): Promise<SealOnDisk | undefined> {
  try {
    const text = await readFile(join(folder, fileNames.manifest), 'utf8')
    const { recording, journal, previous } = manifestSchema.parse(JSON.parse(text))
    return { recording, size: journal.lines, root: journal.root, previous }
  } catch {
    return undefined
  }
}

/**
 * Seals up to `newest` that the log does not name yet, oldest first: a crash came between a seal and its line.
 * @param named recordings whose seals the log names; the search ends at the first of them.
 */
export async function sealsNotNamed(
  vault: string,
  newest: PreviousSeal | null,
  named: ReadonlySet<string>,
): Promise<PreviousSeal[]> {
  const found: PreviousSeal[] = []
  const seen = new Set(named)
  for (let seal = newest; seal !== null && !seen.has(seal.recording);) {
    const { recording, size, root } = seal
    found.unshift({ recording, size, root })
    seen.add(recording)
    seal = (await readSeal(recordingDirectory(vault, recording)))?.previous ?? null
  }
  return found
}
