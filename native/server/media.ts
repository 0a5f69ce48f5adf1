// `GET /media/<recording>/<file>`: a file of a recording, whole or a range of it (RFC 9110 §14).
//
// [Note: Incomplete ends] A part that a power cut, a kill or a full disk ended may end inside a box. That end is kept and
// described in the journal (`recovered` `tail`), never cut off. But where it lies inside a fragment's head (`moof`),
// ffmpeg and browsers refuse the whole file. So players are given only what stands before it, here and in a bundle.
import { extname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Failure } from '../contract/failures.ts'
import { addressRights } from '../contract/rights.ts'
import { parsePartFile } from '../vault/layout.ts'
import { sendFile } from './send-file.ts'
import type { StationServices } from './services.ts'

/** Types of a recording's files; what is not listed is not for showing. */
const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export function serveMedia(server: FastifyInstance, opened: Promise<StationServices>): void {
  server.get<{ Params: { recording: string; file: string } }>('/media/:recording/:file', async (request, reply) => {
    const { recording, file } = request.params
    const services = await opened
    if (!services.logIn.may(addressRights['/media'])) throw new Failure('not-permitted', { recording, file })
    const found = await services.mediaFile(recording, file)
    services.witness.media(recording, file, parsePartFile(file)?.track ?? null, found !== null)
    if (found === null) throw new Failure('recording-unknown', { recording, file })
    const type = types[extname(file)] ?? 'application/octet-stream'
    return sendFile(request, reply, { ...found, type })
  })
}
