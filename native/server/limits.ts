// What one client may take of the station: time, size, connections. What is beyond is refused before any call sees it.
import type { IncomingMessage, ServerOptions } from 'node:http'
import type { Duplex } from 'node:stream'

/** Longest body of a call, in bytes: a room with all its sources has a few kilobytes. */
export const longestCall = 1 << 20
/** Longest message that a window may send over a socket: it sends none. */
export const longestMessage = 1024
/**
 * Connections at once. A window has six and a socket for each source; a program that opens them without end must not
 * use up the files that recordings are written to.
 */
export const mostConnections = 256

/** Milliseconds for the head of a request, for the whole of it, and of silence in the middle of an answer. */
export interface Patience {
  readonly head: number
  readonly request: number
  readonly silence: number
}
export const usualPatience: Patience = { head: 10_000, request: 30_000, silence: 300_000 }

/** Options of Node's server. */
export function httpOptions({ head }: Patience): ServerOptions {
  return {
    headersTimeout: head,
    connectionsCheckingInterval: Math.min(1000, head),
    maxHeaderSize: 16 << 10,
    // Without one a request is refused by us, with our headers and a code, not by Node.
    requireHostHeader: false,
  }
}

const refusedFor = (problem: string) => JSON.stringify({ code: 'input-invalid', details: { problem } })
/** What is answered to a request that cannot be read. */
export const malformed = refusedFor('malformed')

const statuses: Readonly<Record<string, readonly [status: string, problem: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'too-slow'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too-long'],
}

/** Answers what is no request at all, in the words of the contract. */
export function answerMalformed(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const [status, problem] = statuses[error.code ?? ''] ?? ['400 Bad Request', 'malformed']
    const body = refusedFor(problem)
    const head = [`HTTP/1.1 ${status}`, 'content-type: application/json', `content-length: ${body.length}`]
    socket.write([...head, 'connection: close', '', body].join('\r\n'))
  }
  socket.destroy(error)
}

/** Whether a request asks for another protocol on its connection. */
export const asksUpgrade = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean => headers.upgrade !== undefined
