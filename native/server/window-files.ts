// The built window, and the page for a browser that was not let in.
import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** What the window may load: from here, and nothing that was typed into a page. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Devices are the station's business: no page of ours asks for any, nor does one that gets into it. */
const denied = ['camera', 'microphone', 'display-capture', 'geolocation', 'usb', 'serial', 'hid', 'midi', 'payment']

/** Of every answer; those that may be kept say so themselves. */
export const headers = {
  'content-security-policy': policy,
  'permissions-policy': denied.map((feature) => `${feature}=()`).join(', '),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
}

const page = (chinese: string, english: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<title>证录 Zhenglu</title>
<body style="font:18px/1.6 system-ui;margin:4em auto;max-width:34em">
<p>${chinese}</p>
<p lang="en">${english}</p>`

/** For a browser that comes without having been let in: says what to do. */
export const doorPage = page(
  '请从程序图标重新打开证录。这个地址只能使用一次。',
  'Please open Zhenglu again from its icon. This address works only once.',
)
const notBuiltPage = page(
  '界面尚未构建。请运行 npm run build。',
  'The window has not been built. Please run npm run build.',
)

/** Paths of the window's files, as addresses have them; none when it has not been built. */
async function filesOf(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(() => [])
  return paths.map((path) => path.replaceAll('\\', '/'))
}

/** Files that the page asks for at once, as addresses; none when it has not been built. */
async function namedBy(page: string): Promise<Set<string>> {
  const html = await readFile(page, 'utf8').catch(() => '')
  return new Set([...html.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g)].map(([, address = '']) => address))
}

/** Serves the window; answers with what resolves when a page has been given with all that it asks for at once. */
export async function serveWindow(
  server: FastifyInstance,
  folder: string,
): Promise<{ readonly given: Promise<unknown> }> {
  const wanted = await namedBy(join(folder, 'index.html'))
  const given = Promise.withResolvers<undefined>()
  server.addHook('onResponse', ({ url }, _, done) => {
    if (wanted.delete(url) && wanted.size === 0) given.resolve(undefined)
    done()
  })
  const files = new Set(await filesOf(folder))
  // A route for each file, as the library makes them, takes longer at the start than all else of the server.
  await server.register(fastifyStatic, { root: folder, serve: false, dotfiles: 'ignore', maxAge: 0 })
  // Addresses of screens are the window's own business; a file that is not there is not a screen.
  server.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const { '*': file } = request.params
    if (extname(file) !== '') {
      if (files.has(file)) return reply.sendFile(file)
      reply.callNotFound()
      return reply
    }
    if (files.has('index.html')) return reply.sendFile('index.html')
    return reply.code(404).type('text/html; charset=utf-8').send(notBuiltPage)
  })
  return { given: given.promise }
}
