// `GET /exhibits/<case>/<file>`: an exhibit or an issued document, whole or a range of it. What a browser could run is
// given as bytes to be kept, never shown: an exhibit is anybody's file.
import type { FastifyInstance } from 'fastify'
import { Failure } from '../contract/failures.ts'
import { addressRights } from '../contract/rights.ts'
import { sendFile } from './send-file.ts'
import type { StationServices } from './services.ts'

/** Kinds that are shown; no script runs in any of them. */
const shown = /^(image\/(jpeg|png|gif|webp|bmp|avif)|video\/[\w.-]+|audio\/[\w.-]+|application\/pdf|application\/json)$/

export function serveExhibits(server: FastifyInstance, opened: Promise<StationServices>): void {
  server.get<{ Params: { case: string; file: string } }>('/exhibits/:case/:file', async (request, reply) => {
    const { case: of, file } = request.params
    const services = await opened
    if (!services.logIn.may(addressRights['/exhibits'])) throw new Failure('not-permitted', { file })
    const found = await services.exhibitFile(of, file)
    services.witness.exhibit(of, file, found !== null)
    if (found === null) throw new Failure('exhibit-unknown', { case: of, file })
    const { path, mediaType } = found
    const isShown = shown.test(mediaType)
    // Chromium's viewer of PDF is a page of its own: a sandbox would keep it out. Our window may show it in a frame.
    if (mediaType === 'application/pdf') {
      reply.headers({ 'content-security-policy': "frame-ancestors 'self'", 'x-frame-options': 'SAMEORIGIN' })
    } else reply.header('content-security-policy', "default-src 'none'; sandbox")
    if (!isShown) reply.header('content-disposition', 'attachment')
    return sendFile(request, reply, { path, playable: null, type: isShown ? mediaType : 'application/octet-stream' })
  })
}
