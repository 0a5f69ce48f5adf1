// A sealed recording that each test alters in its own way: a fresh copy, with the words to alter and to verify it.
import { generateKeyPairSync } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../../../native/contract/verification.ts'
import type { VerifyOptions } from '../../../../native/vault/verify/options.ts'
import { verifyRecording } from '../../../../native/vault/verify/verify-recording.ts'
import { temporaryFolder } from '../../../rig/temporary-folder.ts'
import { clip, makeRecording } from './sealed-recording.ts'

export const keys = generateKeyPairSync('ed25519')
export const othersKeys = generateKeyPairSync('ed25519')
export const id = '20260301-010203-abcdef'

/** Makes the recording once: two parts of a camera, one of a microphone, and a crash in between. */
export async function alteredRecording() {
  const home = await temporaryFolder()
  const [picture, sound] = [await clip(home.path, 'picture', 6), await clip(home.path, 'sound', 4)]
  const tracks = { 'cam-1': [picture, picture], 'mic-1': [sound] }
  const whole = await makeRecording({ vault: join(home.path, 'whole'), id, keys, tracks, crashed: true })
  const folder = join(home.path, 'copy')
  const path = (file: string) => join(folder, file)
  const verify = (options?: VerifyOptions) => verifyRecording(folder, options)
  return {
    whole,
    folder,
    path,
    verify,
    findings: async (options?: VerifyOptions) => (await verify(options)).findings,
    /** Puts the recording back as it was sealed. */
    async restore(): Promise<void> {
      await rm(folder, { recursive: true, force: true })
      await cp(whole.folder, folder, { recursive: true })
    },
    async alter(file: string, change: (bytes: Buffer) => Buffer): Promise<void> {
      await writeFile(path(file), change(await readFile(path(file))))
    },
    /** Changes lines of the journal, torn ones included, and nothing else. */
    async edit(change: (lines: string[]) => string[]): Promise<void> {
      const lines = (await readFile(path('journal.jsonl'), 'utf8')).trimEnd().split('\n')
      await writeFile(path('journal.jsonl'), `${change(lines).join('\n')}\n`)
    },
    remove: () => home.remove(),
  }
}

/** The codes of findings, each once. */
export const codes = (found: readonly Finding[]) => [...new Set(found.map(({ code }) => code))].sort()

/** Bytes with one bit changed. */
export const flipped =
  (offset: number, bit = 0) =>
  (bytes: Buffer) => {
    bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset)
    return bytes
  }
