// Signatures on a page that is read: whoever signs later sees what those before have signed, each in its place.
import { strokePaths, strokesBox, strokesOn, type Strokes } from '../../../native/contract/signature-path.ts'
import { signedWords, type DrawnPage } from '../../../native/contract/record-signing.ts'
import type { RecordView } from './record-model.ts'

export type SignedRecord = Pick<NonNullable<RecordView['record']>, 'id' | 'signatures' | 'signings'>
type Place = DrawnPage['places'][number]

interface PageMarksProps {
  readonly places: readonly Place[]
  readonly record: SignedRecord
  readonly page: number
}

/** Drawn here; of records of earlier versions, the one signature that is on each page. */
function drawnAt({ name, role, closing }: Place, { signatures, signings }: SignedRecord, page: number): Strokes {
  const pages = signings.find((each) => each.name === name && each.role === role)?.pages ?? []
  if (pages.length > 0) return strokesOn(pages, closing ? pages.length : page)
  return signatures.find((each) => each.name === name && each.role === role)?.strokes ?? []
}

export function PageMarks({ places, record, page }: PageMarksProps) {
  return places.map((place, i) => {
    const { x, y, width, height, name, role } = place
    const strokes = drawnAt(place, record, page)
    if (strokes.length > 0)
      return (
        <svg
          key={i}
          className="page-signature"
          {...{ x, y, width, height }}
          viewBox={strokesBox(strokes).join(' ')}
          preserveAspectRatio="xMinYMin"
          data-signer={name}
        >
          {strokePaths(strokes).map(({ d, width: wide }, index) => (
            <path key={index} d={d} strokeWidth={wide} />
          ))}
        </svg>
      )
    const how = record.signatures.find((each) => each.name === name && each.role === role)?.how
    if (how !== 'paper' && how !== 'refused') return null
    return (
      <text key={i} x={x} y={y + Math.min(height / 2 + 4, 20)} fontSize={9} data-signer={name}>
        {signedWords[how]}
      </text>
    )
  })
}
