// Sends a file, whole or a range of it (RFC 9110 §14), with a tag by which it need not be sent again.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** First and last byte that are asked for; null for the whole file, `unsatisfiable` for what is not there. */
export function readRange(header: string | undefined, length: number): [number, number] | null | 'unsatisfiable' {
  const match = /^bytes=(?<first>\d*)-(?<last>\d*)$/.exec(header ?? '')
  const { first = '', last = '' } = match?.groups ?? {}
  if (match === null || (first === '' && last === '')) return null // several ranges: the whole file is an answer too
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from >= length || from > to ? 'unsatisfiable' : [from, to]
}

export interface Sent {
  readonly path: string
  /** Bytes at its beginning that are given; null for all. */
  readonly playable: number | null
  readonly type: string
}

/** @throws Error what the disk says. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { path, playable, type }: Sent,
): Promise<FastifyReply> {
  const { size: there, mtimeMs } = await stat(path)
  const size = Math.min(there, playable ?? there)
  // Files only ever grow: length and time name a state of theirs.
  const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`
  reply.headers({ 'accept-ranges': 'bytes', etag: tag, 'cache-control': 'private, no-cache' })
  reply.type(type)
  const { range: asked, 'if-range': unlessChanged, 'if-none-match': known } = request.headers
  if (known === tag) return reply.code(304).send()
  const range = unlessChanged === undefined || unlessChanged === tag ? readRange(asked, size) : null
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
  if (range === null && size === 0) return reply.send('')
  const [start, end] = range ?? [0, size - 1]
  if (range !== null) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
  // A file that grows meanwhile is sent as long as it was.
  return reply.header('content-length', end - start + 1).send(createReadStream(path, { start, end }))
}
