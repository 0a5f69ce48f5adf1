// Asks a server with exactly the headers that a test wants; `fetch` would not let it set Host and Origin.
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks by GET, or by POST when there is a body. */
export function ask(
  address: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body?: string | Buffer,
): Promise<Answer> {
  const { port } = new URL(address)
  const options = { host: '127.0.0.1', port, path, method: body === undefined ? 'GET' : 'POST', headers }
  return new Promise((resolve, reject) => {
    const asked = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Sends bytes as they are; answers with all that came until the server closed the connection. */
export function send(address: string, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', () => undefined) // reset: what came before counts
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('latin1'))
    })
    socket.write(bytes)
  })
}

/** The cookie of a window that was let in by `entrance`, as a header. */
export async function enter({ address, entrance }: { address: string; entrance: string }): Promise<string> {
  const { headers } = await ask(address, entrance.slice(address.length))
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
}

/** Of a station without accounts: everybody may do everything. */
export const openToAll = { name: null, may: () => true, require: () => undefined }
