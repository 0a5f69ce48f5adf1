// Who signs a written record, and how their signature stands in print: drawn, a word in its place, or a line to sign on.
import type { Content } from 'pdfmake/interfaces.js'
import type { PresentRole } from '../contract/terms.ts'
import { strokesOn, type Strokes } from '../contract/signature-path.ts'
import type { RecordHeading, RecordPerson, WrittenRecordKind } from '../contract/record-entries.ts'
import { signedWords, type RecordSignature, type RecordSigning } from '../contract/record-signing.ts'
import { emptyPlace, signaturePicture } from './signature-picture.ts'
import type { Present } from '../written-record/store.ts'
import { roleWord } from './words.ts'

export interface Signer {
  readonly name: string
  readonly role: PresentRole
  /** What the forms call them. */
  readonly word: string
  readonly signature: RecordSignature | null
  /** Pages signed one by one on the screen; none on paper, and in records of earlier versions of the program. */
  readonly pages: RecordSigning['pages']
}

/** Who has signed so far, and which pages. */
export type Signed = Pick<Present, 'signatures' | 'signings'>
export const nobody: Signed = { signatures: [], signings: [] }

/** In an interview the officers ask, and the party or witness is asked. */
export function personWord({ role }: Pick<RecordPerson, 'role'>, kind: WrittenRecordKind): string {
  if (kind === 'interview' && role === 'officer') return '询问人'
  if (kind === 'interview' && (role === 'party' || role === 'witness')) return '被询问人'
  if (kind === 'interview' && role === 'clerk') return '记录人'
  return roleWord(role)
}

/** Whom the law wants to sign, where the heading names nobody: at least a line for each. */
const wanted: Readonly<Record<WrittenRecordKind, readonly PresentRole[]>> = {
  interview: ['party', 'officer', 'clerk'],
  hearing: ['party', 'presiding-officer', 'clerk'],
}

/** Those who hear or lead come last on a form; everybody else says that the record is right. */
const ofAgency: readonly PresentRole[] = ['presiding-officer', 'officer', 'clerk']
export const isOfAgency = ({ role }: Pick<Signer, 'role'>): boolean => ofAgency.includes(role)

/** Everybody who signs, whoever was asked or heard first. Who operates the recording takes no part. */
export function signersOf(heading: RecordHeading, { signatures, signings }: Signed, kind: WrittenRecordKind): Signer[] {
  const named = heading.people.filter(({ role }) => role !== 'operator')
  const has = (role: PresentRole) =>
    named.some((person) => personWord(person, kind) === personWord({ role }, kind) || person.role === role)
  const lines = wanted[kind].filter((role) => !has(role)).map((role) => ({ name: '', role }))
  const all = [...named, ...lines].map(({ name, role }) => ({
    ...{ name, role, word: personWord({ role }, kind) },
    signature: signatures.find((each) => each.name === name && each.role === role) ?? null,
    pages: signings.find((each) => each.name === name && each.role === role)?.pages ?? [],
  }))
  const order = (signer: Signer) => ofAgency.indexOf(signer.role)
  return all.sort((a, b) => order(a) - order(b))
}

/** What is drawn on a page, or `null` under the last words: the page's own, of earlier records the one for all. */
function drawnOn({ signature, pages }: Signer, page: number | null): Strokes {
  const own = page === null ? [] : strokesOn(pages, page)
  const isOnEach = page === null || pages.length === 0
  return own.length === 0 && isOnEach && signature?.how === 'drawn' ? signature.strokes : own
}

/**
 * A signature within `width` × `height` points.
 * @param page on which it stands; null under the last words.
 */
export function signatureMark(
  signer: Signer,
  page: number | null,
  [width, height]: readonly [number, number],
  [fontSize, margin]: readonly [number, number],
): Content {
  const top: [number, number, number, number] = [0, margin, 0, 0]
  const { signature, name, role } = signer
  const strokes = drawnOn(signer, page)
  // Somebody may have signed some pages, and then no more.
  if (strokes.length > 0) return { svg: signaturePicture(strokes), fit: [width, height] }
  if (signature === null)
    return name === '' ? { text: '' } : { svg: emptyPlace({ name, role, closing: page === null }, width, height) }
  if (signature.how === 'drawn') return { text: '' }
  if (signature.how === 'refused') return { text: signedWords.refused, fontSize, margin: top }
  const scan = signature.exhibit === null ? '' : `\n见证据材料第${signature.exhibit.number}号`
  return { text: `${signedWords.paper}${scan}`, fontSize: fontSize - 1, margin: top, lineHeight: 1 }
}

/** Where a finger is pressed beside a signature. */
export const fingerprintPlace = (side: number): Content => ({
  fontSize: 6,
  color: '#666',
  lineHeight: 1,
  table: { widths: [side], heights: [side], body: [[{ text: '捺指印处', alignment: 'center' }]] },
  layout: { paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 1, paddingBottom: () => 0, ...thin },
})

/** Lines half a point thick. */
export const thin = { hLineWidth: () => 0.5, vLineWidth: () => 0.5 }
