// The sources of a room in their order: added, changed, moved, removed; nothing is saved here.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomKind } from '../../../native/contract/terms.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icons.tsx'
import { SourceDialog } from './source-dialog.tsx'
import type { SourceDraft } from './source-draft.ts'

interface SourcesEditorProps {
  readonly sources: readonly SourceDraft[]
  readonly roomKind: RoomKind
  readonly room: string | undefined
  readonly onChange: (sources: readonly SourceDraft[]) => void
}

const whereFound = ({ address, device, pattern }: SourceDraft): string => address ?? device ?? pattern ?? ''

export function SourcesEditor({ sources, roomKind, room, onChange }: SourcesEditorProps) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<number | 'new' | null>(null)
  const known = typeof edited === 'number' ? (sources[edited] ?? null) : null
  const moved = (from: number, to: number): void => {
    const next = [...sources]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  const done = (source: SourceDraft): void => {
    onChange(known === null ? [...sources, source] : sources.map((each) => (each === known ? source : each)))
    setEdited(null)
  }
  return (
    <section className="panel stack">
      <div className="page-head">
        <h2 style={{ marginRight: 'auto' }}>{t('rooms.sources')}</h2>
        <Button
          icon={<Icon name="add" />}
          disabled={sources.length >= 32}
          onClick={() => {
            setEdited('new')
          }}
        >
          {t('rooms.addSource')}
        </Button>
      </div>
      {sources.length === 0 ? (
        <Empty icon="camera" title={t('rooms.noSources')} hint={t('rooms.noSourcesHint')} />
      ) : (
        <ul className="sources">
          {sources.map((source, at) => (
            <li key={source.id}>
              <Icon name={source.kind === 'pulse' || source.kind === 'alsa' ? 'microphone' : 'camera'} />
              <div>
                <strong>{source.name}</strong> <span className="quiet">{t(`terms.position.${source.position}`)}</span>
                <div className="quiet">
                  {t(`terms.sourceKind.${source.kind}`)} · <span className="mono">{whereFound(source)}</span>
                </div>
              </div>
              <div className="tools">
                <Button
                  aria-label={t('rooms.moveUp', { name: source.name })}
                  icon={<Icon name="up" />}
                  disabled={at === 0}
                  onClick={() => {
                    moved(at, at - 1)
                  }}
                />
                <Button
                  aria-label={t('rooms.moveDown', { name: source.name })}
                  icon={<Icon name="down" />}
                  disabled={at === sources.length - 1}
                  onClick={() => {
                    moved(at, at + 1)
                  }}
                />
                <Button
                  aria-label={t('rooms.editNamed', { name: source.name })}
                  onClick={() => {
                    setEdited(at)
                  }}
                >
                  {t('common.edit')}
                </Button>
                <Button
                  aria-label={t('rooms.removeNamed', { name: source.name })}
                  icon={<Icon name="remove" />}
                  onClick={() => {
                    onChange(sources.filter((each) => each !== source))
                  }}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      {edited === null ? null : (
        <SourceDialog
          known={known}
          used={sources.filter((each) => each !== known).map(({ id }) => id)}
          roomKind={roomKind}
          room={room}
          onClose={() => {
            setEdited(null)
          }}
          onDone={done}
        />
      )}
    </section>
  )
}
