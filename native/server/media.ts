// `GET /media/<recording>/<file>`: a file of a recording as it is on disk, whole or a range of it (RFC 9110 §14).
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { Failure } from '../contract/failures.ts'
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

export function serveMedia(server: FastifyInstance, services: StationServices): void {
  server.get<{ Params: { recording: string; file: string } }>('/media/:recording/:file', async (request, reply) => {
    const { recording, file } = request.params
    const path = await services.mediaFile(recording, file)
    if (path === null) throw new Failure('recording-unknown', { recording, file })
    const { size } = await stat(path)
    reply.header('accept-ranges', 'bytes')
    reply.type(file.endsWith('.mp4') ? 'video/mp4' : 'application/octet-stream')
    const range = readRange(request.headers.range, size)
    if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
    if (range === null) return reply.header('content-length', size).send(createReadStream(path, { end: size - 1 }))
    const [start, end] = range
    reply
      .code(206)
      .header('content-range', `bytes ${start}-${end}/${size}`)
      .header('content-length', end - start + 1)
    return reply.send(createReadStream(path, { start, end }))
  })
}
