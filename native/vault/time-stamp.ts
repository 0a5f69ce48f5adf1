// Time stamps of an authority (RFC 3161): asked for when a recording is sealed, and later for those that lack one.
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import { recordingFolders } from './chain.ts'
import { readIfThere, writeWhole } from './disk.ts'
import { fileNames, vaultPaths } from './layout.ts'
import { systemCode } from './vault-error.ts'
import { readTimeStampFor } from './verify/time-stamp-token.ts'

export { readTimeStamp, type TimeStamp, type TimeStampFault } from './verify/time-stamp-token.ts'

/** How long an authority may take to answer. */
const patience = 15_000
/** Longest answer that is read; real ones have some kilobytes. */
const longest = 1 << 20

export interface RequestOptions {
  readonly signal?: AbortSignal
}

/**
 * Asks `authority` for a time stamp of what has this SHA-256, and gives the response as it came, after it was checked:
 * granted, of this hash, for this request, rightly signed. Whether the authority can be trusted is not checked.
 * @throws Failure `time-stamp-unreachable` with `cause` (`connection`, `timeout`, `http`, `refused`, or a
 * finding's code and `problem` when the answer is no time stamp of ours), `cancelled`.
 */
export async function requestTimeStamp(
  authority: URL,
  sha256: Buffer,
  { signal }: RequestOptions = {},
): Promise<Buffer> {
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40 // positive, and without leading zeros
  const answer = await ask(authority, encodeRequest(sha256, nonce), signal)
  const read = readTimeStampFor(answer, { of: { sha256 }, nonce })
  if ('fault' in read)
    throw unreachable(authority, read.problem === 'refused' ? 'refused' : read.fault, { problem: read.problem })
  return answer
}

function unreachable(
  authority: URL,
  cause: string,
  more: Record<string, string | number> = {},
  error?: unknown,
): Failure {
  // Neither name and password nor query, which may hold a key, belong in a message.
  return new Failure(
    'time-stamp-unreachable',
    { authority: `${authority.origin}${authority.pathname}`, cause, ...more },
    { cause: error },
  )
}

async function ask(authority: URL, request: Buffer, signal?: AbortSignal): Promise<Buffer> {
  const late = AbortSignal.timeout(patience)
  try {
    const post = () =>
      fetch(authority, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: new Uint8Array(request),
        signal: signal === undefined ? late : AbortSignal.any([signal, late]),
      })
    const response = await post().catch((error: unknown) => {
      if (wasClosed(error)) return post()
      throw error
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw unreachable(authority, 'http', { status: response.status })
    }
    return await readAtMost(response)
  } catch (error) {
    if (signal?.aborted === true) throw new Failure('cancelled', {}, { cause: error })
    if (error instanceof Failure) throw error
    throw unreachable(authority, late.aborted ? 'timeout' : 'connection', {}, error)
  }
}

/** A connection kept from before, which the authority closed in the moment in which it was used again. */
function wasClosed(error: unknown): boolean {
  const code = error instanceof Error ? systemCode(error.cause) : undefined
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET'
}

async function readAtMost(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > longest) throw new RangeError('answer too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** TimeStampReq (RFC 3161 §2.4.1) in DER: version 1, SHA-256 imprint, nonce, certificate wanted. */
function encodeRequest(sha256: Buffer, nonce: Buffer): Buffer {
  const der = (tag: number, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    return Buffer.concat([Buffer.of(tag, body.length), body])
  }
  const algorithm = Buffer.from('300d06096086480165030402010500', 'hex')
  return der(
    0x30,
    der(0x02, Buffer.of(1)),
    der(0x30, algorithm, der(0x04, sha256)),
    der(0x02, nonce),
    der(0x01, Buffer.of(0xff)),
  )
}

export interface TimeStampsAdded {
  /** Recordings that now have a time stamp. */
  readonly added: readonly string[]
  /** Sealed recordings that still lack one. */
  readonly left: number
  /** What kept the authority from answering; undefined when nothing did. */
  readonly failure: Failure | undefined
}

/**
 * Gives each sealed recording of a vault that lacks a time stamp one, oldest first, and ends with the first that the
 * authority does not give. Never touches a time stamp that is there. Only the station that holds the vault's lock calls this.
 * @throws Failure `cancelled`, VaultError when the disk fails.
 */
export async function fetchMissingTimeStamps(
  vault: string,
  authority: URL,
  options: RequestOptions = {},
): Promise<TimeStampsAdded> {
  const lacking: string[] = []
  for (const folder of await recordingFolders(vault)) if (await lacksTimeStamp(folder)) lacking.push(folder)
  const added: string[] = []
  for (const folder of lacking) {
    const manifest = await readFile(join(folder, fileNames.manifest))
    try {
      const response = await requestTimeStamp(authority, createHash('sha256').update(manifest).digest(), options)
      await writeWhole(join(folder, fileNames.timeStamp), response, vaultPaths(vault).scratch)
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error
      return { added, left: lacking.length - added.length, failure: error }
    }
    added.push(folder.slice(-22))
  }
  return { added, left: 0, failure: undefined }
}

async function lacksTimeStamp(folder: string): Promise<boolean> {
  const there = async (file: string) =>
    (await readIfThere(join(folder, file)).catch((error: unknown) => systemCode(error))) !== undefined
  return (await there(fileNames.manifest)) && (await there(fileNames.signature)) && !(await there(fileNames.timeStamp))
}
