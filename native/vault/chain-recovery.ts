// A crash between a signature and the note of the newest seal leaves the chain one seal behind.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordingFolders } from './chain.ts'
import { fileNames } from './layout.ts'
import { manifestSchema, type Manifest } from './manifest.ts'
import type { Vault } from './vault.ts'

/** Recordings that are looked at: those that can have been open together with the newest. */
const newest = 50

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    await readFile(join(folder, fileNames.signature))
    return manifestSchema.safeParse(JSON.parse(await readFile(join(folder, fileNames.manifest), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Takes note of seals that follow the newest that is known. @throws VaultError when the disk fails. */
export async function continueChain({ chain, folder }: Vault): Promise<void> {
  const folders = (await recordingFolders(folder)).slice(-newest)
  const manifests = (await Promise.all(folders.map(readManifest))).filter((manifest) => manifest !== undefined)
  for (;;) {
    const last = chain.last
    const next = manifests.find(
      ({ previous }) => previous?.recording === last?.recording && previous?.root === last?.root,
    )
    if (next === undefined || next.recording === last?.recording) return
    const { recording, journal } = next
    await chain.exclusively(() => chain.advance({ recording, size: journal.lines, root: journal.root }))
  }
}
