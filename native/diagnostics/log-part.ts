// Lines of a log for people outside of the agency: facts by a list of what may be said, all else struck out.
import * as z from 'zod'
import { removed } from '../logs/redact.ts'
import { withoutEvidence, type OwnPlaces } from './without-evidence.ts'

/** Members of details whose values come from the program itself. */
const open: ReadonlySet<string> = new Set([
  ...['version', 'build', 'host', 'platform', 'arch', 'node', 'pid', 'code', 'source', 'track', 'recording', 'room'],
  ...['how', 'because', 'over', 'lines', 'origin', 'kind', 'problem', 'what', 'found', 'known', 'needed', 'member'],
])

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()])
const thrown = z.object({
  name: z.string().optional(),
  code: fact.optional(),
  message: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  stack: z.array(z.string()).optional(),
  get cause(): z.ZodOptional<z.ZodUnknown> {
    return z.unknown().optional()
  },
})
const line = z.object({
  at: z.string(),
  level: z.string(),
  what: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
  error: z.unknown().optional(),
  said: z.string().optional(),
})

function read(text: string): z.output<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function factsOf(details: Readonly<Record<string, unknown>> | undefined, places: OwnPlaces): string {
  return Object.entries(details ?? {})
    .map(([name, value]) => {
      const known = open.has(name) ? fact.safeParse(value).data : undefined
      // Names of members may be anybody's, too.
      const said = known === undefined ? removed : withoutEvidence(String(known), places)
      return `${/^[\w-]{1,40}$/.test(name) ? name : removed}=${said}`
    })
    .join(' ')
}

function* errorLines(error: unknown, places: OwnPlaces, depth = 0): Generator<string> {
  if (typeof error === 'string') yield `  ${withoutEvidence(error, places)}`
  const { data } = thrown.safeParse(error)
  if (data === undefined || depth > 5) return
  const { name, code, message, details, stack, cause } = data
  const said = [name, code, message]
    .filter((word) => word !== undefined)
    .map((word) => withoutEvidence(String(word), places))
  yield `  ${depth > 0 ? '← ' : ''}${[...said, factsOf(details, places)].filter((word) => word !== '').join(' ')}`
  for (const frame of stack ?? []) yield `    ${withoutEvidence(frame, places)}`
  if (cause !== undefined) yield* errorLines(cause, places, depth + 1)
}

/** Lines of a log as a person reads them, without what could be evidence. */
export function logLines(lines: readonly string[], places: OwnPlaces): string[] {
  return lines.flatMap((text) => {
    const entry = read(text)
    if (entry === null) return [removed]
    const { at, level, what, details, error, said } = entry
    const facts = factsOf(details, places)
    const head = `${/^[\dTZ:.-]{20,30}$/.test(at) ? at : removed} ${level} ${withoutEvidence(what, places)}`
    const words = (said ?? '').split('\n').filter((each) => each.trim() !== '')
    return [
      facts === '' ? head : `${head}: ${facts}`,
      ...errorLines(error, places),
      ...words.map((each) => `  | ${withoutEvidence(each, places)}`),
    ]
  })
}
