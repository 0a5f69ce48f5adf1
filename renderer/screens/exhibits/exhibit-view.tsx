// One exhibit: the thing itself, what is said of it, what its device says, what was corrected.
import { Alert, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Exhibit } from '../../../native/contract/exhibits.ts'
import { byteSize, dayAndTime } from '../../parts/format.ts'

/** Address of a file of a case's exhibits. */
export const exhibitAddress = (of: string, file: string): string => `/exhibits/${of}/${file}`

function Thing({ of, exhibit: { file, preview, description, name } }: { of: string; exhibit: Exhibit }) {
  const { t } = useTranslation()
  const src = exhibitAddress(of, file)
  switch (preview) {
    case 'image':
      return <img className="exhibit-thing" src={src} alt={description.title} />
    case 'video':
      return <video className="exhibit-thing" src={src} controls aria-label={description.title} />
    case 'audio':
      return <audio className="exhibit-thing" src={src} controls aria-label={description.title} />
    case 'pdf':
      return <iframe className="exhibit-thing exhibit-pages" src={src} title={description.title} />
    case 'none':
      return (
        <p className="quiet">
          {t('exhibits.noPreview')} {name}
        </p>
      )
  }
}

function Rows({ rows }: { rows: readonly (readonly [name: string, value: React.ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function ExhibitView({ of, exhibit, onClose }: { of: string; exhibit: Exhibit; onClose: () => void }) {
  const { t } = useTranslation()
  const { number, description, problems, metadata, revisions, withdrawn } = exhibit
  const { title, place, taken, takenBy, source, purpose } = description
  const told = [
    [t('exhibits.place'), place],
    [t('exhibits.taken'), taken],
    [t('exhibits.takenBy'), takenBy],
    [t('exhibits.source'), source],
    [t('exhibits.purpose'), purpose],
  ] as const
  return (
    <Modal
      open
      width={860}
      footer={null}
      onCancel={onClose}
      title={t('exhibits.preview', { number, title })}
      destroyOnHidden
    >
      <div className="stack">
        {withdrawn === null ? null : (
          <Alert
            type="warning"
            showIcon
            title={t('exhibits.withdrawnBy', { ...withdrawn, at: dayAndTime(withdrawn.at) })}
          />
        )}
        {problems.map((problem) => (
          <Alert key={problem} type="warning" showIcon title={t(`exhibits.problem.${problem}`)} />
        ))}
        <Thing of={of} exhibit={exhibit} />
        <div>
          <a href={exhibitAddress(of, exhibit.file)} target="_blank" rel="noreferrer">
            {t('exhibits.open')}
          </a>
          {' · '}
          <a href={exhibitAddress(of, exhibit.file)} download={exhibit.name}>
            {t('exhibits.download')}
          </a>
        </div>
        <Rows
          rows={[
            ...told.filter(([, value]) => value !== ''),
            [t('exhibits.file'), exhibit.name],
            [t('exhibits.type'), exhibit.mediaType],
            [t('exhibits.size'), byteSize(exhibit.length)],
            [t('exhibits.sha256'), <span className="mono">{exhibit.sha256}</span>],
            [t('exhibits.added'), t('exhibits.addedBy', { at: dayAndTime(exhibit.added), person: exhibit.person })],
          ]}
        />
        {metadata.length === 0 ? null : (
          <section>
            <h3>{t('exhibits.metadata')}</h3>
            <p className="quiet">{t('exhibits.metadataNote')}</p>
            <Rows rows={metadata.map(({ name, value }) => [name, value] as const)} />
          </section>
        )}
        {revisions.length === 0 ? null : (
          <section>
            <h3>{t('exhibits.revisions')}</h3>
            <ul className="exhibit-revisions">
              {revisions.map(({ at, person, reason, before }) => (
                <li key={at}>
                  {t('exhibits.revised', { at: dayAndTime(at), person, reason, title: before?.title ?? '' })}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Modal>
  )
}
