// A service that listens, over HTTP: `POST …/v1/audio/transcriptions` with `response_format=verbose_json`, as whisper.cpp's
// server (`--inference-path /v1/audio/transcriptions`), faster-whisper's and others answer it. Redirects are not followed.
import { randomUUID } from 'node:crypto'
import { lookup as systemLookup } from 'node:dns'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import { heardIn } from './answer.ts'
import { asLine, requireGoing, type Heard, type SpeechToText } from './port.ts'
import { mayReach } from './service-address.ts'

/** Seconds of sound in one request: some services take 25 MB, and between requests it shows how far it is. */
export const longestRequest = 300

/** Most bytes of an answer: five minutes of speech with all that a service knows of each token have half of that. */
const mostBytes = 8_000_000
/** Characters of what a service answered that are told with a failure. */
const told = 300
/** Milliseconds until a connection must be there. */
const connecting = 10_000

/** Milliseconds that a service may take for so many seconds, others' sound before ours included. */
const limitFor = (seconds: number): number => 120_000 + seconds * 10_000

/** The answer as far as it is read: `start` and `end` are seconds from the beginning of what was sent. */
const answerSchema = z.object({
  segments: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
})

export interface ServiceSettings {
  readonly address: string
  /** Whether the address may lie outside of this computer and private networks. */
  readonly isElsewhereAllowed: boolean
  /** Name of a model as the service knows it; empty = the service's own choice. */
  readonly model: string
}

/** @throws Failure `speech-answer-unreadable` for anything but sentences with their times. */
export const readSegments = (bytes: Buffer, service: string): Heard[] =>
  heardIn(bytes, service, answerSchema, ({ segments }) =>
    segments.map(({ start, end, text }) => ({ from: start, to: end, text })),
  )

/** How the service is called in drafts and failures. */
export const serviceName = (address: string): string => {
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`
}

function refused(address: string, host: string): Failure {
  return new Failure('speech-service-elsewhere', { service: serviceName(address), address: host })
}

/** @throws Failure `speech-service-elsewhere` for an IP address that sound may not be sent to; names are looked at later. */
export function requireNear({ address, isElsewhereAllowed }: ServiceSettings): void {
  const { hostname, protocol } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, protocol, isElsewhereAllowed)) throw refused(address, host)
}

/** Looks a name up; the very addresses that are connected to are judged, so that no name leads elsewhere in between. */
function nearLookup({ address, isElsewhereAllowed }: ServiceSettings): LookupFunction {
  const { protocol } = new URL(address)
  return (name, options, done) => {
    systemLookup(name, { ...options, all: true }, (error, found) => {
      const far =
        error === null ? found.find((each) => !mayReach(each.address, protocol, isElsewhereAllowed)) : undefined
      const problem = error ?? (far === undefined ? null : refused(address, far.address))
      const [first] = problem === null ? found : []
      if (options.all === true) done(problem, problem === null ? found : [])
      else done(problem, first?.address ?? '', first?.family)
    })
  }
}

/** Fields of the form before the sound, and what ends it (RFC 7578). */
function formAround(fields: Readonly<Record<string, string>>): { before: Buffer; after: Buffer; type: string } {
  const boundary = `zhenglu-${randomUUID()}`
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `content-disposition: form-data; name="file"; filename="piece.wav"\r\ncontent-type: audio/wav`
  return {
    before: Buffer.from(`${parts.join('')}--${boundary}\r\n${file}\r\n\r\n`),
    after: Buffer.from(`\r\n--${boundary}--\r\n`),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}

async function* formOf(before: Buffer, wav: string, after: Buffer): AsyncGenerator<Buffer> {
  yield before
  for await (const piece of createReadStream(wav)) yield piece as Buffer
  yield after
}

async function readAtMost(response: IncomingMessage, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > most) throw new RangeError('answer too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/**
 * Sends a WAV and reads what was heard in it.
 * @throws Failure `cancelled`, `speech-service-elsewhere`, `speech-service-unreachable`, `speech-service-refused`,
 * `speech-timeout`, `speech-answer-unreadable`.
 */
async function ask(
  settings: ServiceSettings,
  { wav, seconds }: { readonly wav: string; readonly seconds: number },
  language: string,
  signal: AbortSignal,
): Promise<Heard[]> {
  requireGoing(signal)
  const { address, model } = settings
  const service = serviceName(address)
  const { before, after, type } = formAround({
    response_format: 'verbose_json',
    ...(model === '' ? {} : { model }),
    // A service that is told nothing finds out.
    ...(language === 'auto' ? {} : { language }),
  })
  const limit = limitFor(seconds)
  const late = AbortSignal.timeout(limit)
  const { size } = await stat(wav)
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'content-type': type,
      'content-length': before.length + size + after.length,
      accept: 'application/json',
    },
    signal: AbortSignal.any([signal, late]),
    lookup: nearLookup(settings),
    agent: false,
  }
  try {
    const response = await answerTo(new URL(address), options, () => formOf(before, wav, after))
    const status = response.statusCode ?? 0
    if (status < 200 || status > 299) {
      const said = await readAtMost(response, mostBytes).then(
        (bytes) => (asLine(bytes.toString('utf8').slice(0, 4 * told)) ?? '').slice(0, told),
        () => '',
      )
      throw new Failure('speech-service-refused', { service, status, said })
    }
    return readSegments(await readAtMost(response, mostBytes), service)
  } catch (error) {
    requireGoing(signal)
    if (late.aborted) throw new Failure('speech-timeout', { program: service, seconds: Math.round(limit / 1000) })
    if (error instanceof Failure) throw error
    if (error instanceof RangeError)
      throw new Failure('speech-answer-unreadable', { program: service, problem: 'too-long' }, { cause: error })
    const said = error instanceof Error ? error.message : String(error)
    throw new Failure('speech-service-unreachable', { service, said }, { cause: error })
  }
}

/** Sends what is to be sent; answers as soon as the service does, even when it did not read all. */
function answerTo(url: URL, options: RequestOptions, form: () => AsyncGenerator<Buffer>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sending = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, options)
    sending.once('response', resolve).once('error', reject)
    sending.once('socket', (socket) => {
      const timer = setTimeout(() => {
        sending.destroy(new Error(`no connection within ${connecting / 1000} s`))
      }, connecting)
      const there = () => {
        clearTimeout(timer)
      }
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', there).once('close', there)
    })
    // Where a service answers before it has read everything, its answer was there first and counts.
    pipeline(form(), sending).catch(reject)
  })
}

/** The service as what listens. It tells nothing while it works. */
export function speechService(settings: ServiceSettings): SpeechToText {
  return {
    async transcribe(piece, language, signal, onProgress) {
      const heard = await ask(settings, piece, language, signal)
      onProgress(piece.seconds)
      return heard
    },
  }
}
