// Files that are being added: how far each is, what is wrong with it, and the way to stop it.
import { Button, Progress } from 'antd'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../native/contract/jobs.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { byteSize } from '../../parts/format.ts'
import { intakes, type Intake } from '../../station/intake.ts'
import { useStation } from '../../station/use-station.ts'

interface Shown {
  readonly phase: Intake['phase'] | 'done'
  readonly percent: number
  readonly failure: Intake['failure'] | Job['failure']
}

/** Sending is the first half of the work, reading back the second. */
function shownOf({ phase, sent, size, failure }: Intake, job: Job | undefined): Shown {
  if (phase !== 'checking') return { phase, percent: size === 0 ? 0 : (50 * sent) / size, failure }
  if (job?.state === 'done') return { phase: 'done', percent: 100, failure: null }
  if (job?.state === 'failed') return { phase: 'failed', percent: 0, failure: job.failure }
  if (job?.state === 'cancelled') return { phase: 'cancelled', percent: 0, failure: null }
  const part = job === undefined || job.total === 0 ? 0 : job.done / job.total
  return { phase, percent: size === 0 ? 100 * part : 50 + 50 * part, failure: null }
}

function IntakeRow({ intake, shown: { phase, percent, failure } }: { intake: Intake; shown: Shown }) {
  const { t } = useTranslation()
  const { id, name, size } = intake
  const runs = phase === 'waiting' || phase === 'sending' || phase === 'checking'
  return (
    <li className="intake">
      <div className="intake-facts">
        <span className="intake-name">{name}</span>
        <span className="quiet number">{size === 0 ? '' : byteSize(size)}</span>
        <span role="status">{t(`exhibits.phase.${phase}`)}</span>
        {runs ? (
          <Button
            size="small"
            aria-label={t('exhibits.cancelFile', { name })}
            onClick={() => {
              intakes.cancel(id)
            }}
          >
            {t('common.cancel')}
          </Button>
        ) : null}
      </div>
      {runs ? <Progress percent={Math.floor(percent)} aria-label={t('exhibits.progress', { name })} /> : null}
      {failure === null ? null : <FailureNote failure={failure} />}
    </li>
  )
}

export function IntakeList({ id: of }: { id: string }) {
  const { t } = useTranslation()
  const all = useSyncExternalStore(intakes.subscribe, intakes.list)
  const jobs = useStation().station?.jobs ?? []
  const own = all
    .filter((each) => each.case === of)
    .map((intake) => ({
      intake,
      shown: shownOf(
        intake,
        jobs.find(({ id }) => id === intake.job),
      ),
    }))
  if (own.length === 0) return null
  const ended = own.filter(({ shown: { phase } }) => phase === 'done' || phase === 'failed' || phase === 'cancelled')
  return (
    <section aria-label={t('exhibits.taking')} className="stack">
      <ul className="intakes">
        {own.map(({ intake, shown }) => (
          <IntakeRow key={intake.id} intake={intake} shown={shown} />
        ))}
      </ul>
      {ended.length === 0 ? null : (
        <div>
          <Button
            onClick={() => {
              intakes.dismiss(new Set(ended.map(({ intake }) => intake.id)))
            }}
          >
            {t('exhibits.dismiss')}
          </Button>
        </div>
      )}
    </section>
  )
}
