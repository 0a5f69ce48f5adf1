// The built window, and the page for a browser that was not let in.
import { extname } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** What the window may load: from here, and nothing that was typed into a page. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** For a browser that comes without having been let in: says what to do. */
export const doorPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>证录 Zhenglu</title>
<body style="font:18px/1.6 system-ui;margin:4em auto;max-width:34em">
<p>请从程序图标重新打开证录。这个地址只能使用一次。</p>
<p lang="en">Please open Zhenglu again from its icon. This address works only once.</p>`

export async function serveWindow(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, { root: folder, wildcard: false, cacheControl: true, maxAge: 0 })
  // Addresses of screens are the window's own business; a file that is not there is not a screen.
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    if (extname(request.params['*']) === '') return reply.sendFile('index.html')
    reply.callNotFound()
    return reply
  })
}
