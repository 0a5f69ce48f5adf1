// A real time-stamp authority: openssl ts behind HTTP, with a certificate authority of its own that lasts for a test.
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { run } from './run.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** How the authority answers: as it should, or in one of the ways in which real ones fail. */
export type Manner = 'well' | 'error 500' | 'nonsense' | 'cut off' | 'earlier answer' | 'refusal' | 'never'
export type KeyKind = 'rsa' | 'ec'

export interface TimeStampAuthority extends AsyncDisposable {
  readonly url: URL
  /** Certificate of the authority that issued the time-stamping one, PEM. */
  readonly caFile: string
  /** How many requests have come. */
  readonly requests: number
  answer(manner: Manner): void
  /** What `openssl ts -verify` says of a response for `bytes`; rejects when it refuses it. */
  check(response: Buffer, bytes: Buffer): Promise<string>
  /** The last answer's content, signed with a certificate of the same root that is not for time stamps. */
  signedByAnother(): Promise<Buffer>
  /** The request of the last query, as openssl prints it. */
  lastRequest(): Promise<string>
}

const config = (folder: string) => `
[ tsa ]
default_tsa = it
[ it ]
serial = ${folder}/serial
signer_cert = ${folder}/tsa.crt
signer_key = ${folder}/tsa.key
certs = ${folder}/ca.crt
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1, millisecs:500, microsecs:100
ess_cert_id_alg = sha256
[ usage ]
extendedKeyUsage = critical,timeStamping
[ plain ]
keyUsage = critical,digitalSignature
[ root ]
basicConstraints = critical,CA:true
`

/** Starts an authority on a free port of this computer. */
export async function startTimeStampAuthority(kind: KeyKind = 'rsa'): Promise<TimeStampAuthority> {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  await makeCertificates(folder.path, kind)
  let [manner, requests]: [Manner, number] = ['well', 0]
  let earlier = Buffer.of()

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1
    const pieces: Buffer[] = []
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
    const body = Buffer.concat(pieces)
    if (manner === 'never') return
    if (manner === 'error 500') return void response.writeHead(500).end()
    await writeFile(at('query.tsq'), manner === 'refusal' ? unknownAlgorithm(body) : body)
    await run('openssl', [
      'ts',
      '-reply',
      '-config',
      at('tsa.cnf'),
      '-queryfile',
      at('query.tsq'),
      '-out',
      at('reply.tsr'),
    ])
    const whole = await readFile(at('reply.tsr'))
    const answers: Partial<Record<Manner, Buffer>> = {
      nonsense: Buffer.from('<html>'),
      'cut off': whole.subarray(0, -20),
      'earlier answer': earlier,
    }
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answers[manner] ?? whole)
    if (manner === 'well') earlier = whole
  }

  const server = createServer((request, response) => {
    reply(request, response).catch((error: unknown) => response.destroy(error as Error))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`),
    caFile: at('ca.crt'),
    get requests() {
      return requests
    },
    answer(next) {
      manner = next
    },
    async check(response, bytes) {
      await writeFile(at('checked.tsr'), response)
      await writeFile(at('checked.data'), bytes)
      return run('openssl', [
        'ts',
        '-verify',
        '-in',
        at('checked.tsr'),
        '-data',
        at('checked.data'),
        '-CAfile',
        at('ca.crt'),
      ])
    },
    signedByAnother: () => signedByAnother(folder.path),
    lastRequest: () => run('openssl', ['ts', '-query', '-in', at('query.tsq'), '-text']),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await folder.remove()
    },
  }
}

async function makeCertificates(folder: string, kind: KeyKind): Promise<void> {
  const at = (name: string) => join(folder, name)
  await writeFile(at('tsa.cnf'), config(folder))
  await writeFile(at('serial'), '01')
  const key = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  const request = (name: string, subject: string) =>
    run('openssl', [
      'req',
      '-new',
      '-newkey',
      ...key,
      '-nodes',
      '-keyout',
      at(`${name}.key`),
      '-subj',
      subject,
      '-out',
      at(`${name}.csr`),
    ])
  const issue = (name: string, ...by: string[]) =>
    run('openssl', [
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      '-days',
      '2',
      '-out',
      at(`${name}.crt`),
      '-extfile',
      at('tsa.cnf'),
      ...by,
    ])
  const byCa = ['-CA', at('ca.crt'), '-CAkey', at('ca.key')]
  await request('ca', '/CN=Test root')
  await issue('ca', '-signkey', at('ca.key'), '-extensions', 'root')
  await request('tsa', '/O=Test/CN=Test time stamps')
  await issue('tsa', ...byCa, '-set_serial', '7', '-extensions', 'usage')
  await request('plain', '/CN=Somebody')
  await issue('plain', ...byCa, '-set_serial', '8', '-extensions', 'plain')
}

async function signedByAnother(folder: string): Promise<Buffer> {
  const at = (name: string) => join(folder, name)
  const der = ['-inform', 'DER', '-binary']
  await run('openssl', ['ts', '-reply', '-in', at('reply.tsr'), '-token_out', '-out', at('reply.token')])
  await run('openssl', ['cms', '-verify', '-noverify', ...der, '-in', at('reply.token'), '-out', at('reply.content')])
  const by = ['-signer', at('plain.crt'), '-inkey', at('plain.key'), '-cades', '-nodetach', '-binary']
  const type = ['-econtent_type', 'id-smime-ct-TSTInfo', '-outform', 'DER']
  await run('openssl', ['cms', '-sign', ...by, ...type, '-in', at('reply.content'), '-out', at('other.token')])
  const [granted, token] = [Buffer.from('3003020100', 'hex'), await readFile(at('other.token'))]
  const length = Buffer.alloc(2)
  length.writeUInt16BE(granted.length + token.length)
  return Buffer.concat([Buffer.of(0x30, 0x82), length, granted, token])
}

/** The request with SHA-256 made SHA-224, which this authority does not take. */
function unknownAlgorithm(request: Buffer): Buffer {
  const sha256 = Buffer.from('608648016503040201', 'hex')
  const changed = Buffer.from(request)
  changed.writeUInt8(4, changed.indexOf(sha256) + sha256.length - 1)
  return changed
}
