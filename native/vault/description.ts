// What a folder says of itself: whether it is a vault of ours, of which version, and of which station.
import { readdir, stat } from 'node:fs/promises'
import * as z from 'zod'
import { readIfThere, writeWhole } from './disk.ts'
import { vaultPaths } from './layout.ts'
import { diskError, systemCode, VaultError } from './vault-error.ts'

const descriptionSchema = z.strictObject({
  format: z.literal('zhenglu-vault'),
  version: z.literal(1),
  id: z.uuid(),
  created: z.iso.datetime({ precision: 3 }),
})
/** The content of `vault.json`. */
export type VaultDescription = z.output<typeof descriptionSchema>

const stationSchema = z.strictObject({ id: z.uuid(), name: z.string().min(1) })
/** The content of `station/station.json`. */
export type StationDescription = z.output<typeof stationSchema>

function parseJson(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new VaultError('vault-damaged', { path }, { cause: error })
  }
}

/**
 * The description of the vault at `vault`; `empty` when there is no folder, or nothing in it. Changes nothing.
 * @throws VaultError `vault-not-a-folder`, `vault-foreign`, `vault-newer-format`, `vault-damaged`.
 */
export async function readDescription(vault: string): Promise<VaultDescription | 'empty'> {
  try {
    if (!(await stat(vault)).isDirectory()) throw new VaultError('vault-not-a-folder', { path: vault })
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'empty'
    if (systemCode(error) === 'ENOTDIR') throw new VaultError('vault-not-a-folder', { path: vault })
    throw diskError(error, vault)
  }
  const path = vaultPaths(vault).description
  const bytes = await readIfThere(path).catch((error: unknown) => {
    throw diskError(error, path)
  })
  if (bytes === undefined) {
    if ((await readdir(vault)).length === 0) return 'empty'
    throw new VaultError('vault-foreign', { path: vault })
  }
  return parseDescription(parseJson(bytes, path), path)
}

function parseDescription(value: unknown, path: string): VaultDescription {
  const head = z.object({ format: z.literal('zhenglu-vault'), version: z.int() }).safeParse(value)
  if (!head.success) throw new VaultError('vault-foreign', { path })
  if (head.data.version > 1) throw new VaultError('vault-newer-format', { path, version: head.data.version })
  const parsed = descriptionSchema.safeParse(value)
  if (!parsed.success) throw new VaultError('vault-damaged', { path })
  return parsed.data
}

/** The station of a vault, or undefined when it was never described. @throws VaultError `vault-damaged`. */
export async function readStation(vault: string): Promise<StationDescription | undefined> {
  const path = vaultPaths(vault).stationDescription
  const bytes = await readIfThere(path)
  if (bytes === undefined) return undefined
  const parsed = stationSchema.safeParse(parseJson(bytes, path))
  if (!parsed.success) throw new VaultError('vault-damaged', { path })
  return parsed.data
}

/** Says of a vault whose it is. */
export async function describeStation(vault: string, station: StationDescription): Promise<void> {
  const { stationDescription, scratch } = vaultPaths(vault)
  await writeWhole(stationDescription, `${JSON.stringify(station)}\n`, scratch)
}
