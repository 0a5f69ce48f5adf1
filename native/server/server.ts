// The station's server on the loopback interface.
import { inspect } from 'node:util'
import fastifyCookie from '@fastify/cookie'
import fastifyWebsocket from '@fastify/websocket'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Failure, type FailureCode } from '../contract/failures.ts'
import { Access, cookieName, entrancePath, type Refusal } from './access.ts'
import { serveCalls } from './calls.ts'
import {
  answerMalformed,
  asksUpgrade,
  httpOptions,
  longestCall,
  longestMessage,
  malformed,
  mostConnections,
  usualPatience,
  type Patience,
} from './limits.ts'
import { serveExhibits } from './exhibit-files.ts'
import { serveMedia } from './media.ts'
import { isOwn } from './peer.ts'
import { refuser, type Refuse } from './refusals.ts'
import type { StationServices } from './services.ts'
import { serveSockets } from './sockets.ts'
import { serveUploads } from './uploads.ts'
import { headers, serveWindow } from './window-files.ts'

export interface ServerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number
  /** Folder of the built window. */
  readonly window: string
  /** Makes a failure of what was thrown. */
  readonly failureOf: (error: unknown) => Failure
  /** Whether answers are held against the contract too: for tests and development. */
  readonly checkAnswers?: boolean
  /**
   * Whether only programs of the person who runs the station are let in, where the system tells. Not where a person
   * carries the address to a browser, which may be run by another.
   */
  readonly ownUserOnly?: boolean
  /** How long a slow client is waited for. */
  readonly patience?: Patience
  /** Is told what nobody foresaw; on standard error by default. */
  readonly fault?: (error: unknown) => void
}

export interface RunningServer {
  readonly address: string
  /** The address that lets a window in, once. */
  readonly entrance: string
  /** Resolves when a window has been given all that it asks for at once. */
  readonly given: Promise<unknown>
  close(): Promise<void>
}

const refused: ReadonlySet<FailureCode> = new Set(['not-allowed', 'not-permitted', 'password-must-change'])

/** Status of a failure: what the caller could have known, or what it could not. */
function statusOf(code: FailureCode): number {
  if (code === 'internal') return 500
  if (code === 'call-unknown' || code.endsWith('-unknown')) return 404
  if (code === 'not-logged-in') return 401
  return refused.has(code) ? 403 : code === 'input-invalid' ? 400 : 409
}

/**
 * Starts the server; it answers only to the window that came through {@link RunningServer.entrance}. The window itself is
 * given at once; what is asked of a station that is being opened waits for it, and fails as it fails.
 * @throws Failure `port-taken`.
 */
export async function startServer(
  services: StationServices | Promise<StationServices>,
  options: ServerOptions,
): Promise<RunningServer> {
  const opened = Promise.resolve(services)
  // Whoever opens the station tells why it cannot be.
  opened.catch(() => undefined)
  const access = new Access()
  const server = emptyServer(options.patience ?? usualPatience)
  await server.register(fastifyCookie)
  await server.register(fastifyWebsocket, { options: { maxPayload: longestMessage } })
  server.websocketServer.on('wsClientError', answerMalformed)
  const refuse = refuser(opened)
  answerFailures(server, options)
  guard(server, access, refuse)
  letIn(server, access, refuse, options.ownUserOnly === true)
  serveCalls(server, opened, options.checkAnswers === true)
  serveMedia(server, opened)
  serveExhibits(server, opened)
  serveUploads(server, opened)
  await server.register((scope, _, done) => {
    serveSockets(scope, opened)
    done()
  })
  const { given } = await serveWindow(server, options.window)
  try {
    await server.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new Failure('port-taken', { port: options.port ?? 0 }, { cause: error }) : error
  }
  const listening = server.server.address()
  access.listensOn(typeof listening === 'object' && listening !== null ? listening.port : 0)
  return { address: access.address, entrance: access.entrance, given, close: () => server.close() }
}

/** A server with every limit set, that answers nothing yet. */
function emptyServer(patience: Patience): FastifyInstance {
  const server = fastify({
    bodyLimit: longestCall,
    forceCloseConnections: true,
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    http: httpOptions(patience),
    clientErrorHandler: answerMalformed,
    // Addresses that cannot be decoded never reach a route, nor the hooks before it.
    frameworkErrors: (_, __, { raw }) => {
      raw.writeHead(400, { ...headers, 'content-type': 'application/json' }).end(malformed)
    },
  })
  server.server.maxConnections = mostConnections
  // Calls are JSON; plain text is what a form of another page could send without asking.
  server.removeContentTypeParser('text/plain')
  return server
}

const onStandardError = (error: unknown): void => {
  process.stderr.write(`${inspect(error)}\n`)
}

function answerFailures(server: FastifyInstance, { failureOf, fault = onStandardError }: ServerOptions): void {
  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ code: 'call-unknown', details: { call: `${request.method} ${request.url}` } }),
  )
  server.setErrorHandler((error: unknown, _, reply) => {
    // What the body parser refuses is bad input, not a fault of ours.
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    const failure =
      status < 500 && !(error instanceof Failure)
        ? new Failure('input-invalid', { problem: 'malformed' })
        : failureOf(error)
    if (failure.code === 'internal') fault(failure.cause ?? failure)
    const { code, details } = failure
    // What an unforeseen error says is for the log of the station, not for whoever asks.
    void reply.code(statusOf(code)).send({ code, details: code === 'internal' ? {} : details })
  })
}

/** Before anything else: is this our window? */
function guard(server: FastifyInstance, access: Access, refuse: Refuse): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    const refusal = refusalOf(request, access)
    return refusal === null ? undefined : refuse(request, reply, refusal)
  })
}

function refusalOf(request: FastifyRequest, access: Access): Refusal | null {
  // The route that will answer, not the address as it was written: '//x/enter' is none of ours.
  if (request.routeOptions.url === entrancePath) return access.hostRefusal(request.headers)
  const isCall = request.method !== 'GET' && request.method !== 'HEAD'
  return access.refusal(request.headers, request.cookies[cookieName], isCall || asksUpgrade(request))
}

function letIn(server: FastifyInstance, access: Access, refuse: Refuse, ownUserOnly: boolean): void {
  server.get<{ Querystring: { secret?: unknown } }>(entrancePath, async (request, reply) => {
    const { secret } = request.query
    const { remotePort, localPort } = request.socket
    // A browser is given the secret in its arguments, which every account of the computer can read.
    if (ownUserOnly && !(await isOwn(remotePort, localPort))) return refuse(request, reply, 'another-user')
    const cookie = typeof secret === 'string' ? access.enter(secret) : null
    if (cookie === null) return refuse(request, reply, 'secret-used-or-wrong')
    return reply.setCookie(cookieName, cookie, { httpOnly: true, sameSite: 'strict', path: '/' }).redirect('/')
  })
}
