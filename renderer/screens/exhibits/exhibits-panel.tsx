// The exhibits of a case: a place to drop files, the list with small pictures, and what can be done with each.
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exhibit } from '../../../native/contract/exhibits.ts'
import { Waiting } from '../../parts/answer.tsx'
import { byteSize, dayAndTime } from '../../parts/format.ts'
import { Icon, type IconName } from '../../parts/icons.tsx'
import { useShownFirst } from '../../parts/use-shown-first.ts'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { AddDialog } from './add-dialog.tsx'
import { ExhibitView, exhibitAddress } from './exhibit-view.tsx'
import './exhibits.css'
import { IntakeList } from './intake-list.tsx'
import { ReviseDialog } from './revise-dialog.tsx'

const icons: Record<Exclude<Exhibit['preview'], 'image'>, IconName> = {
  ...{ pdf: 'record', video: 'camera', audio: 'sound', none: 'cases' },
}

type Asked =
  | { readonly what: 'add'; readonly files: readonly File[] | null }
  | { readonly what: 'view' | 'describe' | 'withdraw'; readonly exhibit: Exhibit }

interface RowProps {
  readonly of: string
  readonly exhibit: Exhibit
  readonly isVoid: boolean
  readonly onAsk: (what: 'view' | 'describe' | 'withdraw') => void
}

function ExhibitRow({ of, exhibit, isVoid, onAsk }: RowProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { number, file, preview, description, name, length, sha256, problems, withdrawn, added, person } = exhibit
  const ask = (what: 'view' | 'describe' | 'withdraw', danger = false) => (
    <Button
      size="small"
      danger={danger}
      aria-label={`${t(what === 'view' ? 'exhibits.show' : `exhibits.${what}`)} ${number}`}
      onClick={() => {
        onAsk(what)
      }}
    >
      {t(what === 'view' ? 'exhibits.show' : `exhibits.${what}`)}
    </Button>
  )
  return (
    <li className={withdrawn === null ? 'exhibit' : 'exhibit withdrawn'}>
      <div className="exhibit-picture">
        {preview === 'image' ? (
          <img src={exhibitAddress(of, file)} alt="" loading="lazy" />
        ) : (
          <Icon name={icons[preview]} size={28} />
        )}
      </div>
      <div className="exhibit-facts">
        <strong>
          <span className="number">{number}</span> {description.title}
        </strong>
        {withdrawn === null ? null : <span className="danger-text"> {t('exhibits.withdrawn')}</span>}
        <div className="quiet">
          {name} · <span className="number">{byteSize(length)}</span> · {dayAndTime(added)} {person}
        </div>
        {description.purpose === '' ? null : (
          <div>
            {t('exhibits.purpose')}: {description.purpose}
          </div>
        )}
        {problems.map((problem) => (
          <div key={problem} className="danger-text">
            {t(`exhibits.problem.${problem}`)}
          </div>
        ))}
        <div className="mono quiet">{sha256}</div>
      </div>
      <div className="exhibit-acts">
        {ask('view')}
        {withdrawn !== null || isVoid ? null : (
          <>
            {may('exhibits.describe') ? ask('describe') : null}
            {may('exhibits.withdraw') ? ask('withdraw', true) : null}
          </>
        )}
      </div>
    </li>
  )
}

export function ExhibitsPanel({ id, isVoid }: { id: string; isVoid: boolean }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('exhibits.list', { case: id })
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isOver, setIsOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const place = useShownFirst<HTMLElement>('exhibit', data !== undefined)
  const adds = useMay()('exhibits.begin') && !isVoid
  const take = (files: FileList | null): void => {
    if (files !== null && files.length > 0) setAsked({ what: 'add', files: [...files] })
  }
  const close = (): void => {
    setAsked(null)
  }
  return (
    <section ref={place} className="panel stack" aria-label={t('exhibits.title')}>
      <h2>{t('exhibits.title')}</h2>
      {data === undefined ? (
        <Waiting error={error} />
      ) : data.exhibits.length === 0 ? (
        <div className="quiet">
          <p>{t('exhibits.none')}</p>
          {adds ? <p>{t('exhibits.noneHint')}</p> : null}
        </div>
      ) : (
        <ul className="exhibits">
          {data.exhibits.map((exhibit) => (
            <ExhibitRow
              key={exhibit.number}
              of={id}
              exhibit={exhibit}
              isVoid={isVoid}
              onAsk={(what) => {
                setAsked({ what, exhibit })
              }}
            />
          ))}
        </ul>
      )}
      <IntakeList id={id} />
      {!adds ? null : (
        <div
          className={isOver ? 'exhibit-drop over' : 'exhibit-drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setIsOver(true)
          }}
          onDragLeave={() => {
            setIsOver(false)
          }}
          onDrop={(event) => {
            event.preventDefault()
            setIsOver(false)
            take(event.dataTransfer.files)
          }}
        >
          <span className="quiet">{t('exhibits.drop')}</span>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={({ target }) => {
              take(target.files)
              target.value = ''
            }}
          />
          <Button
            onClick={() => {
              picker.current?.click()
            }}
          >
            {t('exhibits.pick')}
          </Button>
          <Button
            onClick={() => {
              setAsked({ what: 'add', files: null })
            }}
          >
            {t('exhibits.byPath')}
          </Button>
        </div>
      )}
      {asked?.what === 'add' ? <AddDialog id={id} files={asked.files} onClose={close} /> : null}
      {asked?.what === 'view' ? <ExhibitView of={id} exhibit={asked.exhibit} onClose={close} /> : null}
      {asked?.what === 'describe' || asked?.what === 'withdraw' ? (
        <ReviseDialog id={id} exhibit={asked.exhibit} act={asked.what} onClose={close} />
      ) : null}
    </section>
  )
}
