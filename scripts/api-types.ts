// How a zod schema is written in docs/api.md: named shapes as links, everything else as a short expression.
import { auditEntry, auditState } from '../native/contract/audit.ts'
import * as z from 'zod'
import { caseReference, caseSchema } from '../native/contract/cases.ts'
import { failureSchema } from '../native/contract/failures.ts'
import { instant, personPresent, recordId, recordingId, trackId } from '../native/contract/fields.ts'
import { jobSchema } from '../native/contract/jobs.ts'
import { accessState, personSchema } from '../native/contract/people.ts'
import * as course from '../native/contract/recording-course.ts'
import * as recordings from '../native/contract/recordings.ts'
import { roomFileSchema, roomViewSchema } from '../native/contract/rooms.ts'
import { scriptStep, scriptVersion } from '../native/contract/scripts.ts'
import * as sources from '../native/contract/sources.ts'
import * as state from '../native/contract/state.ts'
import { sourceHealth, watchLimits } from '../native/contract/watch.ts'
import { auditReport, findingSchema, recordingReport, verificationReport } from '../native/contract/verification.ts'

export type Direction = 'input' | 'output'
type Schema = z.core.JSONSchema.BaseSchema

/** Fields that are used everywhere, in words. */
export const fields = {
  instant: [instant, 'RFC 3339 in UTC with milliseconds, such as `2026-03-01T08:00:00.000Z`'],
  record: [recordId, 'UUID of a case, a room or a job'],
  recording: [recordingId, 'date, time and six letters or digits: the name of the recording’s folder'],
  track: [trackId, 'name of a source in file names: a lower-case letter, then letters, digits and hyphens'],
} as const satisfies Record<string, readonly [z.ZodType, string]>

/** Shapes that several calls share, in the order in which they are described. */
export const shapes: Readonly<Record<string, z.ZodType>> = {
  Failure: failureSchema,
  Case: caseSchema,
  CaseReference: caseReference,
  RoomFile: roomFileSchema,
  RoomView: roomViewSchema,
  Source: sources.sourceSchema,
  SourceView: sources.sourceViewSchema,
  SourceTrial: sources.sourceTrial,
  Device: sources.device,
  Picture: sources.pictureFacts,
  Sound: sources.soundFacts,
  Person: personPresent,
  StaffMember: personSchema,
  Access: accessState,
  Mark: course.markSchema,
  Gap: course.gapSchema,
  Step: course.announcementSchema,
  StepStated: course.stepStated,
  Speech: course.speechSchema,
  Speakers: course.speakersState,
  ScriptStep: scriptStep,
  ScriptVersion: scriptVersion,
  RecordingRow: recordings.recordingRow,
  Recording: recordings.recordingSchema,
  Track: recordings.trackFacts,
  Part: recordings.partFacts,
  PlaybackIndex: recordings.playbackIndex,
  Job: jobSchema,
  VerificationReport: verificationReport,
  AuditReport: auditReport,
  AuditEntry: auditEntry,
  AuditState: auditState,
  RecordingReport: recordingReport,
  Finding: findingSchema,
  StationState: state.stationState,
  RoomState: state.roomState,
  SourceState: state.sourceState,
  SourceHealth: sourceHealth,
  WatchLimits: watchLimits,
  ProofPicture: state.proofPicture,
  RunningRecording: state.runningRecording,
  Disk: state.diskState,
  Lamp: state.lampState,
  Level: state.levelSchema,
}
/** Shapes that are only ever sent to the station. */
const written = new Set(['RoomFile', 'Source', 'Person'])
export const directionOf = (shape: string): Direction => (written.has(shape) ? 'input' : 'output')

const names = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(shapes)) names.add(schema, { id })
for (const [id, [schema]] of Object.entries(fields)) names.add(schema, { id })

export const shapeName = (schema: z.ZodType): string | undefined => names.get(schema)?.id

/** The schema itself, also where it is a named shape. */
export function schemaOf(schema: z.ZodType, io: Direction): Schema {
  const described = z.toJSONSchema(schema, { metadata: names, io })
  const own = described.$ref === undefined ? undefined : described.$defs?.[described.$ref.split('/').at(-1) ?? '']
  return own ?? described
}

const link = (reference: string): string => {
  const name = reference.split('/').at(-1) ?? ''
  return name in fields ? `[${name}](#fields)` : `[${name}](#${name.toLowerCase()})`
}

function limits(least: unknown, most: unknown, unit: string): string {
  const isBound = (bound: unknown) => typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  const [from, to] = [isBound(least) ? String(least) : '', isBound(most) ? String(most) : '']
  return from === '' && to === '' ? '' : ` (${from}…${to}${unit})`
}

/** A schema as an expression that fits into a table's cell. */
export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return link(schema.$ref)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map((choice) => typeOf(choice)).join(' or ')
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ')
  if (schema.type === 'array') return arrayType(schema)
  if (schema.type === 'object') return objectType(schema)
  if (schema.type === 'string') {
    return (schema.format === 'uri' ? 'address' : 'text') + limits(schema.minLength, schema.maxLength, ' characters')
  }
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' or ')
  const type = schema.type === 'integer' ? 'whole number' : (schema.type ?? 'anything')
  return type + limits(schema.minimum, schema.maximum, '')
}

function arrayType({ prefixItems, items, maxItems }: Schema): string {
  if (prefixItems !== undefined) return `[${prefixItems.map((item) => typeOf(item as Schema)).join('; ')}]`
  return `list of ${typeOf(items as Schema)}${limits(undefined, maxItems, '')}`
}

function objectType({ properties, additionalProperties, propertyNames }: Schema): string {
  if (properties === undefined) {
    return `object: ${typeOf(propertyNames as Schema)} → ${typeOf(additionalProperties as Schema)}`
  }
  const members = Object.entries(properties).map(([name, member]) => `\`${name}\` ${typeOf(member as Schema)}`)
  return `{ ${members.join('; ')} }`
}

/** A table of the members of an object; `` when it has none. */
export function members(schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const inner = member as Schema
    const isNeeded = schema.required?.includes(name) === true
    const standard = inner.default === undefined ? 'optional' : `\`${JSON.stringify(inner.default)}\``
    return `| \`${name}\` | ${typeOf(inner)} | ${isNeeded ? 'always' : standard} |`
  })
  return rows.length === 0 ? '' : `| member | is | given |\n|---|---|---|\n${rows.join('\n')}\n`
}
