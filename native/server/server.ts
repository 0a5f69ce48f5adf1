// The station's server on the loopback interface.
import { inspect } from 'node:util'
import fastifyCookie from '@fastify/cookie'
import fastifyWebsocket from '@fastify/websocket'
import fastify, { type FastifyInstance } from 'fastify'
import { Failure, type FailureCode } from '../contract/failures.ts'
import { Access, cookieName, entrancePath } from './access.ts'
import { longestCall, serveCalls } from './calls.ts'
import { serveMedia } from './media.ts'
import type { StationServices, Witness } from './services.ts'
import { serveSockets } from './sockets.ts'
import { doorPage, headers, serveWindow } from './window-files.ts'

export interface ServerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number
  /** Folder of the built window. */
  readonly window: string
  /** Makes a failure of what was thrown. */
  readonly failureOf: (error: unknown) => Failure
  /** Whether answers are held against the contract too: for tests and development. */
  readonly checkAnswers?: boolean
}

export interface RunningServer {
  readonly address: string
  /** The address that lets a window in, once. */
  readonly entrance: string
  close(): Promise<void>
}

/** Status of a failure: what the caller could have known, or what it could not. */
function statusOf(code: FailureCode): number {
  if (code === 'internal') return 500
  if (code === 'call-unknown' || code.endsWith('-unknown')) return 404
  return code === 'not-allowed' ? 403 : code === 'input-invalid' ? 400 : 409
}

/**
 * Starts the server; it answers only to the window that came through {@link RunningServer.entrance}.
 * @throws Failure `port-taken`.
 */
export async function startServer(services: StationServices, options: ServerOptions): Promise<RunningServer> {
  const access = new Access()
  const server = fastify({ bodyLimit: longestCall, forceCloseConnections: true })
  await server.register(fastifyCookie)
  await server.register(fastifyWebsocket, { options: { maxPayload: 1024 } })
  answerFailures(server, options)
  guard(server, access, services.witness)
  letIn(server, access, services.witness)
  serveCalls(server, services, options.checkAnswers === true)
  serveMedia(server, services)
  await server.register((scope, _, done) => {
    serveSockets(scope, services)
    done()
  })
  await serveWindow(server, options.window)
  try {
    await server.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new Failure('port-taken', { port: options.port ?? 0 }, { cause: error }) : error
  }
  const listening = server.server.address()
  access.listensOn(typeof listening === 'object' && listening !== null ? listening.port : 0)
  return { address: access.address, entrance: access.entrance, close: () => server.close() }
}

function answerFailures(server: FastifyInstance, { failureOf }: ServerOptions): void {
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
    if (failure.code === 'internal') process.stderr.write(`${inspect(failure.cause ?? failure)}\n`)
    const { code, details } = failure
    // What an unforeseen error says is for the log of the station, not for whoever asks.
    void reply.code(statusOf(code)).send({ code, details: code === 'internal' ? {} : details })
  })
}

/** Before anything else: is this our window? */
function guard(server: FastifyInstance, access: Access, witness: Witness): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    const isCall = request.method !== 'GET' && request.method !== 'HEAD'
    const isSocket = request.headers.upgrade !== undefined
    // The route that will answer, not the address as it was written: '//x/enter' is none of ours.
    if (request.routeOptions.url === entrancePath) {
      if (access.hostRefusal(request.headers) === null) return
    } else {
      const refusal = access.refusal(request.headers, request.cookies[cookieName], isCall || isSocket)
      if (refusal === null) return
      witness.refusedAccess(refusal)
      if (refusal === 'not-let-in' && !isCall && !isSocket && (request.headers.accept ?? '').includes('text/html')) {
        return reply.code(401).type('text/html; charset=utf-8').send(doorPage)
      }
      return reply.code(403).send({ code: 'not-allowed', details: { problem: refusal } })
    }
    witness.refusedAccess('wrong-host')
    return reply.code(403).send({ code: 'not-allowed', details: { problem: 'wrong-host' } })
  })
}

function letIn(server: FastifyInstance, access: Access, witness: Witness): void {
  server.get<{ Querystring: { secret?: string } }>(entrancePath, (request, reply) => {
    const cookie = access.enter(request.query.secret ?? '')
    if (cookie === null) witness.refusedAccess('secret-used-or-wrong')
    if (cookie === null) return reply.code(403).type('text/html; charset=utf-8').send(doorPage)
    return reply.setCookie(cookieName, cookie, { httpOnly: true, sameSite: 'strict', path: '/' }).redirect('/')
  })
}
