// The exhibits of a bundle by their own list and note, with the station's key: the bag's manifests are not signed.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../contract/verification.ts'
import { readIfThere } from '../vault/disk.ts'
import { listNames } from '../vault/exhibit-list/lines.ts'
import { markAt } from '../vault/exhibit-list/read-list.ts'
import { verifyCase, type CheckedExhibits } from '../vault/exhibit-list/verify-exhibits.ts'
import { givenKey } from '../vault/verify/options.ts'
import { otherFiles, payload, type BagInfo } from './bagit.ts'
import { readPlain } from './plain-file.ts'

interface Checking {
  readonly publicKey?: KeyObject | Buffer
  readonly signal?: AbortSignal
  readonly onBytes: (bytes: number) => void
}

/** Bytes of a key file at most. */
const longestKey = 64 << 10

/** @throws Failure `cancelled`. */
export async function checkBundledExhibits(
  folder: string,
  info: BagInfo,
  checking: Checking,
): Promise<CheckedExhibits> {
  const place = join(folder, payload.exhibits)
  const [of, size = '0', root] = info.find(([label]) => label === 'Zhenglu-Exhibits')?.[1].split(' ') ?? []
  const isThere = await stat(place).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    return { findings: of === undefined ? [] : [{ code: 'file-missing', file: payload.exhibits }], report: undefined }
  }
  const { publicKey, ...rest } = checking
  const key = publicKey === undefined ? await ownKey(folder) : givenKey(publicKey)
  const { findings, report } = await verifyCase(place, { key, ...rest }, of)
  const list = (await readIfThere(join(place, listNames.list)).catch(() => undefined)) ?? Buffer.of()
  const named = markAt(list)
  const isNamed = named?.size === Number(size) && named.root === root
  const all = isNamed
    ? findings
    : [...findings, { code: 'checkpoint-contradicts-journal', file: listNames.list } as const]
  return { findings: all.map((one): Finding => ({ ...one, file: `${payload.exhibits}/${one.file ?? ''}` })), report }
}

async function ownKey(folder: string): Promise<KeyObject | undefined> {
  const pem = await readPlain(join(folder, otherFiles.publicKey), longestKey)
  try {
    return pem === undefined ? undefined : createPublicKey(pem)
  } catch {
    return undefined
  }
}
