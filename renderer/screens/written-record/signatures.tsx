// Who has signed, and what the record was frozen as.
import { Button, QRCode } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordSignature, RecordSigning } from '../../../native/contract/record-signing.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useAnswer } from '../../station/use-call.ts'
import type { RecordView } from './record-model.ts'
import { strokePaths } from '../../../native/contract/signature-path.ts'

type Shown = NonNullable<RecordView['record']>

interface SignatureProps {
  readonly signature: RecordSignature
  readonly signing: RecordSigning | undefined
  readonly isLate: boolean
}

function Signature({ signature, signing, isLate }: SignatureProps) {
  const { t } = useTranslation()
  const { name, role, how, reason, notedBy, exhibit, pages, strokes, at } = signature
  const own = signing?.pages.filter((page) => page?.repeats === null).length ?? 0
  const repeated = signing?.pages.filter((page) => page != null && page.repeats !== null).length ?? 0
  return (
    <li>
      <div>
        <strong>{name}</strong> {t(`terms.presentRole.${role}`)} <span className="quiet number">{dayAndTime(at)}</span>
        <div className="quiet">
          {t(`writtenRecord.how.${how}`)} {reason}
          {notedBy === '' ? null : ` ${t('writtenRecord.notedByName', { name: notedBy })}`}
          {exhibit === null ? null : ` ${t('writtenRecord.scanNumber', { number: exhibit.number })}`}
          {pages.length === 0 ? null : ` ${t('writtenRecord.readPages', { count: pages.length })}`}
          {own === 0 ? null : ` ${t('writtenRecord.ownPages', { count: own })}`}
          {repeated === 0 ? null : ` ${t('writtenRecord.repeatedPages', { count: repeated })}`}
        </div>
        {isLate ? <div className="record-late">{t('writtenRecord.afterSeal')}</div> : null}
      </div>
      {how === 'drawn' ? (
        <svg className="signature" viewBox="0 0 560 180" aria-hidden="true">
          {strokePaths(strokes).map(({ d, width }, index) => (
            <path key={index} d={d} strokeWidth={width} />
          ))}
        </svg>
      ) : null}
    </li>
  )
}

export function Signatures({ record: { signatures, signings, to } }: { record: Shown }) {
  const { t } = useTranslation()
  if (signatures.length === 0) return null
  return (
    <section className="panel stack">
      <h2>{t('writtenRecord.signatures')}</h2>
      <ul className="signatures">
        {signatures.map((signature) => (
          <Signature
            key={`${signature.role} ${signature.name}`}
            signature={signature}
            signing={signings.find(({ name, role }) => name === signature.name && role === signature.role)}
            isLate={to !== null && signature.at > to}
          />
        ))}
      </ul>
    </section>
  )
}

export function FrozenFacts({ record: { recording, number, frozen } }: { record: Shown }) {
  const { t } = useTranslation()
  const { data: known } = useAnswer('recordings.get', { id: recording }, frozen !== null)
  if (frozen === null) return null
  const ending = (type: string) => frozen.files.find(({ file }) => file === `record-${number}.${type}`)?.file
  const docx = ending('docx')
  const sealCode = known?.sealCode ?? null
  return (
    <section className="panel stack">
      <h2>{t('writtenRecord.frozenTitle')}</h2>
      {frozen.afterSeal ? <p className="record-late">{t('writtenRecord.afterSeal')}</p> : null}
      <div className="record-files">
        <Button type="primary" href={`/media/${recording}/${ending('pdf') ?? ''}`} target="_blank" rel="noreferrer">
          {t('writtenRecord.openPdf')}
        </Button>
        {docx === undefined ? null : (
          <Button href={`/media/${recording}/${docx}`} download>
            {t('writtenRecord.getDocx')}
          </Button>
        )}
      </div>
      <div className="record-codes">
        {sealCode === null ? null : (
          <div aria-hidden="true">
            <QRCode value={`ZHENGLU1:${recording}:${sealCode}`} size={112} color="#000" bgColor="#fff" />
          </div>
        )}
        <dl className="facts">
          {frozen.afterSeal ? null : (
            <>
              <dt>{t('writtenRecord.checkpoint')}</dt>
              <dd className="mono">{frozen.checkpoint.code}</dd>
            </>
          )}
          <dt>{t('writtenRecord.sealCode')}</dt>
          <dd className="mono">{sealCode ?? t('writtenRecord.sealPending')}</dd>
          {frozen.files.map(({ file, sha256 }) => (
            <div key={file} style={{ display: 'contents' }}>
              <dt>{t('writtenRecord.sha256', { file })}</dt>
              <dd className="mono">{sha256}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
