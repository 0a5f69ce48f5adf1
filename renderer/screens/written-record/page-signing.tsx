// The signature of the page in front: drawn on it, or by choice of who signs that of another page.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../parts/format.ts'
import { SignaturePad } from './signature-pad.tsx'
import type { PageSigning as Signing } from './use-page-signing.ts'

export function PageSigning({ signing, who }: { signing: Signing; who: string }) {
  const { t } = useTranslation()
  const { page, read, signed, isDone, repeating } = signing
  const count = signed.length
  const done = signed.filter((each) => each !== null).length
  const here = signed[page - 1] ?? null
  const own = signed.findIndex((each) => each?.repeats === null) + 1
  const isOpen = !isDone && done < count
  return (
    <div className="page-signing">
      <p role="status">
        <strong className="number">{t('writtenRecord.pagesSigned', { done, count })}</strong>
        {done === count && !isDone ? ` ${t('writtenRecord.allSigned')}` : null}
        {isDone ? ` ${t('writtenRecord.signedStands')}` : null}
      </p>
      {here === null ? null : (
        <p className="quiet">
          {here.repeats === null
            ? t('writtenRecord.pageSignedAt', { page, at: clockTime(here.at) })
            : t('writtenRecord.pageRepeats', { page, from: here.repeats, at: clockTime(here.at) })}
        </p>
      )}
      {isOpen && here === null && read[page - 1] == null ? <p>{t('writtenRecord.readFirst')}</p> : null}
      {isOpen && here === null && read[page - 1] != null && repeating === null ? (
        <>
          <p>{t('writtenRecord.signOnPage', { page, count })}</p>
          <SignaturePad key={`${who} ${page}`} onChange={signing.draw} />
          {count === 1 ? null : (
            <Button type="primary" disabled={!signing.canSign} onClick={signing.signPage}>
              {t('writtenRecord.signPage')}
            </Button>
          )}
        </>
      ) : null}
      {isOpen && own > 0 && repeating === null ? (
        <div className="page-repeat">
          <Button
            onClick={() => {
              signing.repeat(own)
            }}
          >
            {t('writtenRecord.repeat', { page: own })}
          </Button>
          <p className="quiet">{t('writtenRecord.repeatNote')}</p>
        </div>
      ) : null}
      {isOpen && repeating !== null ? (
        <div className="page-repeat">
          <p>{t('writtenRecord.repeating', { page: repeating })}</p>
          <Button
            onClick={() => {
              signing.repeat(null)
            }}
          >
            {t('writtenRecord.repeatStop')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
