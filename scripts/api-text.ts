// The text of docs/api.md, made from native/contract.
import type * as z from 'zod'
import { calls } from '../native/contract/calls.ts'
import type { Call } from '../native/contract/define-call.ts'
import { liveHeader, stationEvent } from '../native/contract/state.ts'
import { directionOf, fields, members, schemaOf, shapeName, shapes, typeOf, type Direction } from './api-types.ts'

const intro = `# The station’s contract

Written by \`npm run api\` from \`native/contract/\`; change it there. The window, the command line and tests speak nothing else.

The station listens on 127.0.0.1 only, on a port of its own at each start. \`zhenglu serve --json\` prints \`{"address","entrance"}\`.
- \`GET /enter?secret=…\` (the entrance) works once: it answers with a cookie (\`HttpOnly; SameSite=Strict\`) and leads to \`/\`. Every other request needs that cookie.
- \`Host\` must be \`127.0.0.1:<port>\` or \`localhost:<port>\`; calls and sockets need an \`Origin\` that is the station’s own. Everything else is refused with 403 and \`not-allowed\`.
- \`POST /call/<name>\` takes the input as JSON and answers 200 with the output, or a [Failure](#failure): 400 \`input-invalid\` (\`details.member\` names the member), 403 \`not-allowed\`, 404 for what is unknown, 409 for what cannot be done now, 500 \`internal\`. These can come from every call: \`input-invalid\`, \`not-allowed\`, \`internal\`, and where there are accounts 401 \`not-logged-in\`, 403 \`not-permitted\` and \`password-must-change\`.
- Who may make a call: docs/roles.md. Where there are accounts, the member that names who acts (\`person\`, \`operator\`) is filled in by the station with who is logged in.
- \`GET /media/<recording>/<file>\` gives a recording’s file as it is on disk, whole or a range (\`Range\`, 206, 416), with an \`ETag\` for \`If-None-Match\` and \`If-Range\`.
- \`POST /upload/<upload>/<offset>\` takes the next piece of a file that becomes an exhibit (see \`exhibits.begin\`) as \`application/octet-stream\`, up to 8 MiB, under the rules of calls.
- \`GET /exhibits/<case>/<file>\` gives a file of an exhibit or an issued document as \`/media\` does; what a browser could run comes as an attachment.
- While nobody is logged in who may read evidence, the state is sent without case, persons, marks and pictures. The socket \`/events\` sends the [state](#events) and every change of it; \`/live/<room>/<source>\` sends [live pictures and sound](#live).
`

function side(schema: z.ZodType, io: Direction): string {
  if (shapeName(schema) !== undefined) return `${typeOf({ $ref: shapeName(schema) ?? '' })}\n`
  const described = schemaOf(schema, io)
  if (described.type !== 'object') return `${typeOf(described)}\n`
  return members(described) === '' ? 'nothing\n' : `\n\n${members(described)}`
}

function callText(name: string, { about, roles, audit, input, output, errors }: Call): string {
  const own = errors.length === 0 ? '' : `\nFailures: ${errors.map((code) => `\`${code}\``).join(', ')}\n`
  const noted = audit === null ? '' : `\nAudited as: \`${audit}\`\n`
  const who = typeof roles === 'string' ? roles : roles.map((role) => `\`${role}\``).join(', ')
  return `### ${name}\n\n${about}\n\nWho: ${who}\n\nInput: ${side(input, 'input')}\nOutput: ${side(output, 'output')}${own}${noted}`.replaceAll(
    ': \n',
    ':\n',
  )
}

function shapeText(name: string, schema: z.ZodType): string {
  const described = schemaOf(schema, directionOf(name))
  const variants = described.oneOf ?? described.anyOf
  return `### ${name}\n\n${variants === undefined ? members(described) : variants.map(members).join('\nor\n\n')}`
}

function eventsText(): string {
  const variants = schemaOf(stationEvent, 'output').oneOf ?? []
  return `## Events

The socket \`/events\` sends JSON texts: first a \`snapshot\`, then every change in order. A listener that falls 8 MiB behind is cut off and may come again.

${variants.map(members).join('\n')}`
}

const liveText = `## Live

The socket \`/live/<room>/<source>\` sends a header as text, then binary messages: the bytes of \`ftyp\` and \`moov\`, then whole fragments as they appear on disk. A new header means that a new initialisation follows. Closed with 4404 when the source is not open; a viewer that falls 8 MiB behind is cut off and may come again.

${members(schemaOf(liveHeader, 'output'))}`

export function apiText(): string {
  const fieldRows = Object.entries(fields).map(([name, [, words]]) => `- **${name}**: ${words}`)
  return [
    intro,
    '## Calls\n',
    ...Object.entries(calls).map(([name, call]) => callText(name, call)),
    eventsText(),
    liveText,
    '## Fields\n',
    `${fieldRows.join('\n')}\n`,
    '## Shapes\n',
    ...Object.entries(shapes).map(([name, schema]) => shapeText(name, schema)),
  ].join('\n')
}
