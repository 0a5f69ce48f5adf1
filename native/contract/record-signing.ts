// How a written record is signed: page by page on the screen, on paper, or not at all; who has read which page.
import * as z from 'zod'
import { instant, line, requiredLine } from './fields.ts'
import { presentRoles } from './terms.ts'

/** On the screen, on paper (the scan of the sheets is an exhibit), or not at all, with the reason. */
export const signingWays = ['drawn', 'paper', 'refused'] as const

/** What stands in the place of a signature that is not on the screen, in print. */
export const signedWords = { paper: '纸质签名', refused: '拒绝签名' } as const

/** One stroke: points as [x, y, pressure 0 to 1, milliseconds since the first point of the signature]. */
export const signatureStroke = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).max(4000)

export const signatureStrokes = z.array(signatureStroke).max(400)

/** How who signs came to know the record: read it, or had it read out. The words before the signature say which. */
export const readingWays = ['read', 'read-aloud'] as const

/** Who reads and signs. */
export const signer = { name: requiredLine(80), role: z.enum(presentRoles) }

export const recordSignature = z.strictObject({
  ...signer,
  how: z.enum(signingWays),
  /** Why it was refused, as the presiding officer or the asker notes it. */
  reason: line(400),
  /** Who notes the refusal: the presiding officer or an asker. */
  notedBy: line(80).default(''),
  read: z.enum(readingWays).default('read'),
  /** The scan of the signed sheets among the case's exhibits; null unless on paper. */
  exhibit: z
    .strictObject({ number: z.int().min(1), sha256: z.string() })
    .nullable()
    .default(null),
  /** As on the last page. In records of earlier versions of the program it is the one signature that is on each page. */
  strokes: signatureStrokes,
  /** When each page was read, from the first on; stated by the station. Empty where not on the screen. */
  pages: z.array(instant).default([]),
  /** When it was made; stated by the station. */
  at: instant,
})
export type RecordSignature = z.output<typeof recordSignature>

/** One page as somebody signed it 逐页签名. */
export const signedPage = z.strictObject({
  /** Stated by the station. */
  at: instant,
  /** Drawn on this very page; empty where another page's signature stands. */
  strokes: signatureStrokes,
  /** The page whose own signature stands here too, because who signs chose so; null where it was drawn here. */
  repeats: z.int().min(1).nullable(),
})
export type SignedPage = z.output<typeof signedPage>

/** Which pages somebody has signed on the screen, of those that are laid out now: null for one not signed. */
export const recordSigning = z.strictObject({ ...signer, pages: z.array(signedPage.nullable()) })
export type RecordSigning = z.output<typeof recordSigning>

/**
 * The pages that are read and signed, laid out once: what is printed is the same, with the signatures in their places.
 * They are out of date as soon as a word is changed.
 */
export const recordPages = z.strictObject({
  /** When they were laid out. */
  at: instant,
  count: z.int().min(1),
  /** SHA-256 of their PDF, `record-<n>.pages.pdf` when frozen. */
  sha256: z.string(),
  /** What the heading says of the end. */
  to: instant,
  /** Whether the recording was sealed by then: what is signed is then no part of it. */
  afterSeal: z.boolean(),
  /** The code printed on them: of what was recorded until then, or the seal's. */
  checkpoint: z.strictObject({ lines: z.int(), code: z.string() }),
})
export type RecordPages = z.output<typeof recordPages>

/** One page as it is drawn, in points from its upper left corner. */
export const drawnPage = z.strictObject({
  width: z.number(),
  height: z.number(),
  /** `y` is that of the base line. */
  texts: z.array(
    z.strictObject({
      ...{ x: z.number(), y: z.number(), width: z.number(), size: z.number(), text: z.string() },
      ...{ struck: z.boolean(), underlined: z.boolean() },
    }),
  ),
  lines: z.array(z.strictObject({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() })),
  boxes: z.array(z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  /** Where each signature goes: empty in what is laid out, drawn in by whoever shows the page. */
  places: z.array(
    z.strictObject({
      ...{ x: z.number(), y: z.number(), width: z.number(), height: z.number() },
      ...{ name: z.string(), role: z.enum(presentRoles) },
      /** Under the last words, where stands what stands on the last page. */
      closing: z.boolean(),
    }),
  ),
})
export type DrawnPage = z.output<typeof drawnPage>

/** Which pages somebody has read, of those that are laid out now: the instant of each, null for one not read. */
export const recordReading = z.strictObject({ ...signer, pages: z.array(instant.nullable()) })
export type RecordReading = z.output<typeof recordReading>
