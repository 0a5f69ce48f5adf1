// Checks a folder against BagIt 1.0 (RFC 8493 §3) and our profile, and collects everything that is wrong.
import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Finding } from '../contract/verification.ts'
import type { ReadOptions } from '../hashing/two-hashes.ts'
import { algorithms, declaration, oxum, parseBagInfo, parseManifest, type Algorithm, type BagInfo } from './bagit.ts'
import { FileHasher } from './file-hasher.ts'
import { readPlain } from './plain-file.ts'

export interface BagCheck {
  readonly findings: readonly Finding[]
  readonly info: BagInfo
  /** Paths of the plain files under `data/`. */
  readonly payload: readonly string[]
  /** SHA-256 of files under `data/` that are as the manifest states. */
  readonly sha256: ReadonlyMap<string, string>
}

type Listed = Map<string, Partial<Record<Algorithm, string>>>

/**
 * Reads the whole bag once. Paths in findings use `/` and begin at the bag.
 * @throws the signal's reason when aborted.
 */
export async function checkBag(folder: string, options: ReadOptions = {}): Promise<BagCheck> {
  const found = await walk(folder)
  const findings: Finding[] = [...found.bad]
  const text = (file: string) => readText(folder, file, found, findings)

  const declared = await text('bagit.txt')
  if (declared !== undefined && declared !== declaration) findings.push(malformed('bagit.txt', 'declaration'))
  const payload = await listed('manifest', (path) => path.startsWith('data/'), text, findings)
  const tags = await listed('tagmanifest', (path) => tagFiles.includes(path), text, findings)
  const info = parseBagInfo((await text('bag-info.txt')) ?? '')

  const expected = new Map([...payload, ...tags])
  const unlisted = new Set(algorithms.map((algorithm) => `tagmanifest-${algorithm}.txt`))
  findings.push(...unexpected(found, expected, unlisted))
  await using hasher = new FileHasher()
  for (const [path, hashes] of expected)
    findings.push(...(await checkFile({ folder, path, hashes, found, hasher }, options)))
  const inPayload = new Map([...found.files].filter(([path]) => path.startsWith('data/')))
  findings.push(...checkSize(info, inPayload))
  const wrong = new Set(findings.map(({ file }) => file))
  const sha256 = [...payload].flatMap(([path, hashes]) =>
    hashes.sha256 === undefined || wrong.has(path) ? [] : [[path, hashes.sha256] as const],
  )
  return { findings: distinct(findings), info, payload: [...inPayload.keys()], sha256: new Map(sha256) }
}

/** Tag files of our profile; the tag manifests list all of them. */
const tagFiles = ['bagit.txt', 'bag-info.txt', ...algorithms.map((algorithm) => `manifest-${algorithm}.txt`)]

/** A missing manifest is missed by whoever reads it and by who lists it: said once. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

const malformed = (file: string, problem: string): Finding => ({ code: 'bundle-malformed', file, details: { problem } })

/** What the manifests of both algorithms say; each file must be in both. */
async function listed(
  kind: 'manifest' | 'tagmanifest',
  allowed: (path: string) => boolean,
  text: (file: string) => Promise<string | undefined>,
  findings: Finding[],
): Promise<Listed> {
  const all: Listed = new Map()
  const read: Algorithm[] = []
  for (const algorithm of algorithms) {
    const file = `${kind}-${algorithm}.txt`
    const content = await text(file)
    if (content === undefined) continue
    read.push(algorithm)
    const { files, bad } = parseManifest(content, algorithm)
    findings.push(...bad.map(() => malformed(file, 'line')))
    for (const [path, hash] of files) {
      if (allowed(path)) all.set(path, { ...all.get(path), [algorithm]: hash })
      else findings.push(malformed(file, 'path'))
    }
  }
  for (const [path, hashes] of all) {
    for (const algorithm of read) {
      if (hashes[algorithm] === undefined)
        findings.push({
          ...malformed(`${kind}-${algorithm}.txt`, 'not-listed'),
          details: { problem: 'not-listed', path },
        })
    }
  }
  return all
}

/** Bytes of a tag file at most: a manifest of 300,000 files. A longer one would only fill the memory. */
export const longestText = 64 << 20

/** A tag file as text; what keeps it from being read is a finding. */
async function readText(
  folder: string,
  file: string,
  { files }: Walked,
  findings: Finding[],
): Promise<string | undefined> {
  const isTooLong = (files.get(file) ?? 0) > longestText
  const bytes = files.has(file) ? await readPlain(join(folder, file), longestText) : undefined
  if (bytes === undefined) {
    findings.push(isTooLong ? malformed(file, 'too-long') : { code: 'file-missing', file })
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    findings.push(malformed(file, 'encoding'))
    return undefined
  }
}

interface FileToCheck {
  readonly folder: string
  readonly path: string
  readonly hashes: Partial<Record<Algorithm, string>>
  readonly found: Walked
  readonly hasher: FileHasher
}

async function checkFile(
  { folder, path, hashes, found, hasher }: FileToCheck,
  options: ReadOptions,
): Promise<Finding[]> {
  if (!found.files.has(path)) return [{ code: 'file-missing', file: path }]
  try {
    const digests = await hasher.hash(join(folder, path), options)
    const wrong = algorithms.filter(
      (algorithm) => hashes[algorithm] !== undefined && hashes[algorithm] !== digests[algorithm],
    )
    return wrong.length === 0 ? [] : [{ code: 'file-changed', file: path, details: { algorithms: wrong.join(' ') } }]
  } catch (error) {
    options.signal?.throwIfAborted()
    return [{ code: 'path-unreadable', file: path, details: { cause: String(error) } }]
  }
}

/** Files that no manifest lists, and folders in which no listed file is. */
function unexpected(found: Walked, expected: Listed, unlisted: ReadonlySet<string>): Finding[] {
  const needed = new Set<string>()
  for (const path of expected.keys()) {
    for (let above = dirname(path); above !== '.'; above = dirname(above)) needed.add(above)
  }
  const files = [...found.files.keys()].filter((path) => !expected.has(path) && !unlisted.has(path))
  const folders = found.folders.filter(
    (path) => !needed.has(path) && !files.some((file) => file.startsWith(`${path}/`)),
  )
  return [...files, ...folders].map((file) => ({ code: 'file-unexpected', file }))
}

function checkSize(info: BagInfo, payload: ReadonlyMap<string, number>): Finding[] {
  const stated = info.find(([label]) => label === 'Payload-Oxum')?.[1]
  const found = oxum([...payload.values()].map((length) => ({ length })))
  if (stated === undefined) return [malformed('bag-info.txt', 'no-size')]
  return stated === found ? [] : [{ code: 'bundle-size-differs', file: 'bag-info.txt', details: { stated, found } }]
}

interface Walked {
  /** Length of each plain file. */
  readonly files: Map<string, number>
  readonly folders: string[]
  /** Links, devices and the like, and folders that can't be read. */
  readonly bad: Finding[]
}

async function walk(folder: string): Promise<Walked> {
  const walked: Walked = { files: new Map(), folders: [], bad: [] }
  const enter = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch((error: unknown) => {
      walked.bad.push({ code: 'path-unreadable', file: inside, details: { cause: String(error) } })
      return []
    })
    for (const entry of entries) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory()) {
        walked.folders.push(path)
        await enter(path)
      } else if (entry.isFile()) walked.files.set(path, (await stat(join(folder, path))).size)
      else walked.bad.push({ code: 'file-not-plain', file: path })
    }
  }
  await enter('')
  return walked
}
