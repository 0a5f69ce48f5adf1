// All rooms: added, changed, removed, taken in from a file and handed on as one.
import { App, Button, Popconfirm } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { Failure } from '../../../native/contract/failures.ts'
import { roomFileSchema, type RoomView } from '../../../native/contract/rooms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import './rooms.css'
import { roomFileText } from './source-draft.ts'

/** Hands a text to the person as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name.replace(/[/\\:*?"<>|%]/g, '_')}.json`
  link.click()
  URL.revokeObjectURL(address)
}

function roomFromText(text: string) {
  try {
    return roomFileSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new Failure('room-file-invalid', {}, { cause: error })
  }
}

function RoomCard({ room }: { room: RoomView }) {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const { mutate, error } = useAct('rooms.remove')
  return (
    <li className="panel stack">
      <div className="page-head">
        <h2>
          <Link to={`/rooms/${room.id}`} aria-label={t('rooms.edit', { name: room.name })}>
            {room.name}
          </Link>
        </h2>
        <span className="quiet" style={{ marginRight: 'auto' }}>
          {t(`terms.roomKind.${room.kind}`)} · {t('rooms.sourcesCount', { number: room.sources.length })}
        </span>
        <Button
          onClick={() => {
            download(room.name, roomFileText(room))
            void message.info(t('rooms.exportNote'))
          }}
        >
          {t('rooms.export')}
        </Button>
        {may('rooms.remove') ? (
          <Popconfirm
            title={t('rooms.removeTitle', { name: room.name })}
            description={t('rooms.removeNote')}
            okText={t('common.remove')}
            cancelText={t('common.cancel')}
            onConfirm={() => {
              mutate({ room: room.id })
            }}
          >
            <Button danger>{t('rooms.remove')}</Button>
          </Popconfirm>
        ) : null}
      </div>
      <ul className="chips">
        {room.sources.map(({ id, name, kind }) => (
          <li key={id}>
            {name} <span className="quiet">{t(`terms.sourceKind.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
    </li>
  )
}

export function RoomsScreen() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { data: rooms, error } = useAnswer('rooms.list', {})
  const taking = useAct('rooms.create')
  const chooser = useRef<HTMLInputElement>(null)
  const takeIn = (file: File | undefined): void => {
    if (file === undefined) return
    void file.text().then((text) => {
      try {
        taking.mutate(roomFromText(text), {
          onSuccess: ({ name }) => {
            void message.success(t('rooms.imported', { name }))
          },
        })
      } catch (failure) {
        void message.error(t(`failures.${failureFrom(failure).code}`))
      }
    })
  }
  const tools = (
    <>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('rooms.import')}
        onChange={({ target }) => {
          takeIn(target.files?.[0])
          target.value = ''
        }}
      />
      {may('rooms.create') ? (
        <>
          <Button onClick={() => chooser.current?.click()}>{t('rooms.import')}</Button>
          <Button
            type="primary"
            onClick={() => {
              void navigate('/rooms/new')
            }}
          >
            {t('rooms.create')}
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <Page title={t('rooms.title')} tools={tools}>
      {taking.error === null ? null : <FailureNote failure={failureFrom(taking.error)} />}
      {rooms === undefined ? (
        <Waiting error={error} />
      ) : rooms.length === 0 ? (
        <Empty icon="rooms" title={t('rooms.empty')} hint={t('rooms.emptyHint')} />
      ) : (
        <ul className="room-list">
          {rooms.map((room) => (
            <RoomCard key={room.id} room={room} />
          ))}
        </ul>
      )}
    </Page>
  )
}
