// `GET /media/<recording>/<file>`: a file of a recording, whole or a range of it (RFC 9110 §14).
//
// [Note: Incomplete ends] A part that a power cut, a kill or a full disk ended may end inside a box. That end is kept and
// described in the journal (`recovered` `tail`), never cut off. But where it lies inside a fragment's head (`moof`),
// ffmpeg and browsers refuse the whole file. So players are given only what stands before it, here and in a bundle.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Failure } from '../contract/failures.ts'
import { addressRights } from '../contract/rights.ts'
import { parsePartFile } from '../vault/layout.ts'
import type { StationServices } from './services.ts'

/** First and last byte that are asked for; null for the whole file, `unsatisfiable` for what is not there. */
export function readRange(header: string | undefined, length: number): [number, number] | null | 'unsatisfiable' {
  const match = /^bytes=(?<first>\d*)-(?<last>\d*)$/.exec(header ?? '')
  const { first = '', last = '' } = match?.groups ?? {}
  if (match === null || (first === '' && last === '')) return null // several ranges: the whole file is an answer too
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from >= length || from > to ? 'unsatisfiable' : [from, to]
}

/** Types of a recording's files; what is not listed is not for showing. */
const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.pdf': 'application/pdf',
}

export function serveMedia(server: FastifyInstance, services: StationServices): void {
  server.get<{ Params: { recording: string; file: string } }>('/media/:recording/:file', async (request, reply) => {
    const { recording, file } = request.params
    if (!services.logIn.may(addressRights['/media'])) throw new Failure('not-permitted', { recording, file })
    const found = await services.mediaFile(recording, file)
    services.witness.media(recording, file, parsePartFile(file)?.track ?? null, found !== null)
    if (found === null) throw new Failure('recording-unknown', { recording, file })
    const { path, playable } = found
    const { size: there, mtimeMs } = await stat(path)
    const size = Math.min(there, playable ?? there)
    // Files only ever grow: length and time name a state of theirs.
    const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`
    reply.headers({ 'accept-ranges': 'bytes', etag: tag, 'cache-control': 'private, no-cache' })
    reply.type(types[extname(file)] ?? 'application/octet-stream')
    const { range: asked, 'if-range': unlessChanged, 'if-none-match': known } = request.headers
    if (known === tag) return reply.code(304).send()
    const range = unlessChanged === undefined || unlessChanged === tag ? readRange(asked, size) : null
    if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
    if (range === null && size === 0) return reply.send('')
    const [start, end] = range ?? [0, size - 1]
    if (range !== null) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
    // A file that grows meanwhile is sent as long as it was.
    return reply.header('content-length', end - start + 1).send(createReadStream(path, { start, end }))
  })
}
