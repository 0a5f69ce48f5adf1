// What an act was done to: a way to the case, recording or room where there is one, else its name.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AuditEntry } from '../../../native/contract/audit.ts'
import { recordId, recordingId } from '../../../native/contract/fields.ts'
import type { RoomView } from '../../../native/contract/rooms.ts'

interface SubjectProps {
  readonly entry: AuditEntry
  readonly rooms: readonly RoomView[]
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export function Subject({ entry: { action, subject, details }, rooms }: SubjectProps) {
  const { t } = useTranslation()
  const number = textOf(details['case'])
  const name = textOf(details['name']) ?? number
  if (subject === null) return <>{name ?? '–'}</>
  if (recordingId.safeParse(subject).success) return <RecordingLink id={subject} />
  const room = rooms.find(({ id }) => id === subject || id === details['room'])
  if (room !== undefined) return <RoomLink room={room} />
  const isId = recordId.safeParse(subject).success
  if (isId && (action.startsWith('case-') || action.startsWith('act-') || action === 'export-started')) {
    const shown = number ?? t('audit.openCase', { number: '' }).trim()
    return (
      <Link to={`/cases/${subject}`} aria-label={t('audit.openCase', { number: number ?? subject })}>
        {shown}
      </Link>
    )
  }
  if (subject === 'audit') return <>{t('audit.title')}</>
  if (isId && name !== undefined) return <>{name}</>
  return <span className={isId ? 'mono' : 'audit-words'}>{subject}</span>
}

function RecordingLink({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Link to={`/recordings/${id}`} className="mono" aria-label={t('audit.openRecording', { id })}>
      {id}
    </Link>
  )
}

function RoomLink({ room: { id, name } }: { room: RoomView }) {
  const { t } = useTranslation()
  return (
    <Link to={`/rooms/${id}`} aria-label={t('audit.openRoom', { name })}>
      {name}
    </Link>
  )
}
