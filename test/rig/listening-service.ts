// A speech service of our own on the loopback interface: takes the form that such services take (RFC 7578), measures the
// WAV, and answers as OpenAI's interface and whisper.cpp's server do. What it does is what its model is called.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** Seconds of 16 kHz, one channel, 16 bits. */
  readonly seconds: number
}

export interface ListeningService {
  readonly address: string
  readonly asked: Asked[]
  close(): Promise<void>
}

async function read(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  const form = await new Response(Buffer.concat(pieces), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData()
  const fields: Record<string, string> = {}
  let seconds = 0
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else if (name === 'file') seconds = (value.size - 44) / 32_000
  }
  return { path: request.url ?? '', fields, seconds }
}

function answer({ fields, seconds }: Asked, response: ServerResponse): void {
  const json = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const [verb, words = ''] = (fields['model'] ?? '').split(/ (.*)/s)
  const texts = words.split('|')
  const each = seconds / texts.length
  const segments = texts.map((text, id) => ({
    ...{ id, start: each * id, end: each * (id + 1), text: ` ${text}` },
    ...{ tokens: [50364], temperature: 0, avg_logprob: -0.3, no_speech_prob: 0.01 },
  }))
  if (verb === 'say') json(200, { task: 'transcribe', language: 'chinese', duration: seconds, text: words, segments })
  else if (verb === 'plain') json(200, { text: words })
  else if (verb === 'backwards') json(200, { segments: [{ start: 2, end: 1, text: 'x' }] })
  else if (verb === 'page') response.writeHead(200).end('<html>')
  else if (verb === 'redirect') response.writeHead(302, { location: 'http://192.0.2.1/' }).end()
  else if (verb === 'flood') response.writeHead(200).end(Buffer.alloc(9_000_000, ' '))
  else if (verb === 'drop') response.socket?.destroy()
  else if (verb !== 'hang') json(400, { error: { message: `model ${verb ?? ''} is not there` } })
}

export async function listeningService(): Promise<ListeningService> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    read(request).then(
      (each) => {
        asked.push(each)
        answer(each, response)
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/v1/audio/transcriptions`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
