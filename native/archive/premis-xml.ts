// 元数据/<recording>.premis.xml: objects, events and agents of PREMIS 3: what was done to the recording, and by whom.
import type { Line } from '../vault/lines.ts'
import { algorithms, payload } from './bagit.ts'
import { statementPlace, type Bundle } from './bundle-documents.ts'
import { latePlace } from './late-records.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { element, xmlDocument, type Element } from './xml.ts'

/** Validates against resources/archive/premis-profile.xsd, a part of PREMIS 3. */
export function premisXml(
  { software, made, statements, lateRecords }: Bundle,
  { sealed, open, events }: RecordingFacts,
): string {
  const { id, manifest, files } = sealed
  const explained = statements.filter(({ recording }) => recording === id)
  const late = lateRecords.filter(({ recording }) => recording === id)
  const checked = { at: made.toISOString(), by: software, outcome: 'success' }
  const happened: Happened[] = [
    ...events.flatMap((line) => capture(line, open.software) ?? []),
    {
      type: 'digital signature generation',
      at: manifest.closed,
      detail: `seal ${manifest.journal.sealCode}`,
      by: open.software,
    },
    ...explained.map(({ number, version, made: at, person, sha256 }) => ({
      type: 'metadata modification',
      at,
      detail: `fault statement ${number}, version ${version}, by ${person}: SHA-256 ${sha256}`,
      by: software,
    })),
    ...late.flatMap(({ number, at, files: own }) =>
      own.map(({ file, sha256 }) => ({
        type: 'metadata modification',
        at,
        detail: `written record ${number}, signed after the seal, no part of it: ${file}, SHA-256 ${sha256}`,
        by: software,
      })),
    ),
    { type: 'digital signature validation', detail: 'manifest.json.sig, before the export', ...checked },
    { type: 'fixity check', detail: 'SHA-256 of each file compared with the seal while it was copied', ...checked },
    { type: 'information package creation', detail: `BagIt 1.0 with ${algorithms.join(' and ')}`, ...checked },
  ]
  const programs = [...new Set([open.software, software])]
  const namespaces = { xmlns: 'http://www.loc.gov/premis/v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }
  return xmlDocument(
    element(
      'premis',
      { ...namespaces, version: '3.0' },
      ...files.map(({ name, length, sha256 }) => object(`${recordingsPath}/${id}/${name}`, length, sha256)),
      ...explained.map((one) => object(statementPlace(one).slice('data/'.length), one.length, one.sha256)),
      ...late.flatMap(({ files: own }) =>
        own.map(({ file, length, sha256 }) => object(latePlace(id, file).slice('data/'.length), length, sha256)),
      ),
      ...happened.map((one, i) => event(`${id}-${i + 1}`, one)),
      ...programs.map(agent),
    ),
  )
}

/** Place of the recordings, seen from the payload. */
const recordingsPath = payload.recordings.slice('data/'.length)

interface Happened {
  /** Of the Library of Congress's vocabulary of event types. */
  readonly type: string
  readonly at: string
  readonly detail: string
  readonly by: string
  readonly outcome?: string
}

/** What a journal line says happened while recording; undefined for marks and notes, which change nothing. */
function capture(line: Line, by: string): Happened | undefined {
  const detail = captureDetail(line)
  return detail === undefined
    ? undefined
    : { type: 'capture', at: line.kind === 'gap' ? line.from : line.at, detail, by }
}

function captureDetail(line: Line): string | undefined {
  if (line.kind === 'open') return 'recording opened'
  if (line.kind === 'gap') return `nothing recorded on ${line.track} until ${line.to}: ${line.cause}`
  if (line.kind === 'break') {
    return `break: ${line.reason}${line.text === '' ? '' : ` (${line.text})`}, by ${line.person}; nothing recorded until it is over`
  }
  if (line.kind === 'exhibit-shown') return `exhibit ${line.number} shown, SHA-256 ${line.sha256}, by ${line.person}`
  if (line.kind === 'reconciliation') {
    const explained = line.findings.filter(({ explanation }) => explanation !== undefined).length
    return `compared before the seal by ${line.person ?? 'nobody'}: ${line.findings.length} findings, ${explained} explained`
  }
  if (line.kind === 'resume') return `resumed after a break, by ${line.person}`
  if (line.kind === 'alarm') return `alarm ${line.alarm} ${line.state}`
  if (line.kind === 'recovered') return `recovered after a crash: ${line.what}`
  return line.kind === 'close' ? `recording closed: ${line.reason}` : undefined
}

function object(path: string, length: number, sha256: string | null): Element {
  const fixity =
    sha256 === null
      ? null
      : element('fixity', {}, element('messageDigestAlgorithm', {}, 'SHA-256'), element('messageDigest', {}, sha256))
  return element(
    'object',
    { 'xsi:type': 'file' },
    identifier('object', 'path', path),
    element(
      'objectCharacteristics',
      {},
      fixity,
      element('size', {}, length),
      element('format', {}, element('formatDesignation', {}, element('formatName', {}, format(path)))),
    ),
  )
}

function format(path: string): string {
  if (path.endsWith('.mp4')) return 'video/mp4; fragmented'
  if (path.endsWith('.pdf')) return 'application/pdf'
  if (path.endsWith('.docx')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (path.endsWith('.json')) return 'application/json'
  if (path.endsWith('.jsonl')) return 'application/jsonl'
  if (path.endsWith('.tsr')) return 'application/timestamp-reply'
  return path.endsWith('.sig') ? 'Ed25519 signature' : 'C2SP signed notes'
}

function event(id: string, { type, at, detail, by, outcome }: Happened): Element {
  return element(
    'event',
    {},
    identifier('event', 'local', id),
    element('eventType', {}, type),
    element('eventDateTime', {}, at),
    element('eventDetailInformation', {}, element('eventDetail', {}, detail)),
    outcome === undefined ? null : element('eventOutcomeInformation', {}, element('eventOutcome', {}, outcome)),
    identifier('linkingAgent', 'software', by),
  )
}

function agent(name: string): Element {
  return element(
    'agent',
    {},
    identifier('agent', 'software', name),
    element('agentName', {}, name),
    element('agentType', {}, 'software'),
  )
}

function identifier(of: string, type: string, value: string): Element {
  const parts = [element(`${of}IdentifierType`, {}, type), element(`${of}IdentifierValue`, {}, value)]
  return element(`${of}Identifier`, {}, ...parts)
}
