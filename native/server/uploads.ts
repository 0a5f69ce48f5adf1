// `POST /upload/<upload>/<offset>`: the next piece of a file that becomes an exhibit, as bytes; answered with how many
// are there now. Guarded as calls are. Pieces are small, so that the limits of the server stand.
import type { FastifyInstance } from 'fastify'
import { Failure } from '../contract/failures.ts'
import { addressRights } from '../contract/rights.ts'
import type { StationServices } from './services.ts'

/** Longest piece that is taken; those of our window are half of it. */
export const longestPiece = 8 << 20

export function serveUploads(server: FastifyInstance, opened: Promise<StationServices>): void {
  void server.register((scope, _, done) => {
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: longestPiece },
      (_request, body, parsed) => {
        parsed(null, body)
      },
    )
    scope.post<{ Params: { upload: string; offset: string } }>(
      '/upload/:upload/:offset',
      { bodyLimit: longestPiece },
      async ({ params: { upload, offset }, body }) => {
        const services = await opened
        if (!services.logIn.may(addressRights['/upload'])) throw new Failure('not-permitted', { upload })
        if (!/^\d{1,15}$/.test(offset) || !Buffer.isBuffer(body)) {
          throw new Failure('input-invalid', {
            member: Buffer.isBuffer(body) ? 'offset' : 'body',
            problem: 'malformed',
          })
        }
        return { received: await services.uploadPiece(upload, Number(offset), body) }
      },
    )
    done()
  })
}
