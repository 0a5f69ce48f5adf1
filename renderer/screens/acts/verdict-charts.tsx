// Shares by verdict, of all and of each month: plain bars, whose numbers stand beside them.
import { useTranslation } from 'react-i18next'
import { verdicts, type ActReport, type Verdict, type VerdictCounts } from '../../../native/contract/acts.ts'
import { VerdictMark } from '../../parts/act-verdict.tsx'
import { useTexts } from '../../text/use-language.ts'

/** Months, and units, that are drawn. */
const most = 12

const sumOf = (counts: VerdictCounts): number => verdicts.reduce((sum, verdict) => sum + counts[verdict], 0)
const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10)

function Bar({ counts, longest }: { counts: VerdictCounts; longest: number }) {
  return (
    <div className="act-bar" style={{ width: `${Math.max(2, percentOf(sumOf(counts), longest))}%` }}>
      {verdicts.map((verdict) =>
        counts[verdict] === 0 ? null : <span key={verdict} className={verdict} style={{ flexGrow: counts[verdict] }} />,
      )}
    </div>
  )
}

interface SharesProps {
  readonly counts: VerdictCounts
  readonly chosen: Verdict | null
  readonly onChoose: (verdict: Verdict | null) => void
}

/** Each verdict is a way to its acts. */
function Shares({ counts, chosen, onChoose }: SharesProps) {
  const { t } = useTranslation()
  const whole = sumOf(counts)
  return (
    <section className="panel">
      <h2>{t('actReport.shares')}</h2>
      <div aria-hidden="true">
        <Bar counts={counts} longest={whole} />
      </div>
      <ul className="act-shares">
        {verdicts.map((verdict) => {
          const [number, percent] = [counts[verdict], percentOf(counts[verdict], whole)]
          const word = t(`actWords.verdict.${verdict}`)
          return (
            <li key={verdict}>
              <button
                type="button"
                aria-pressed={chosen === verdict}
                aria-label={t('actReport.shareOf', { verdict: word, number, percent })}
                onClick={() => {
                  onChoose(chosen === verdict ? null : verdict)
                }}
              >
                <VerdictMark verdict={verdict} />
                <strong className="number">{number}</strong>
                <span className="quiet number">{percent}%</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface GroupsProps {
  readonly title: string
  readonly groups: readonly { readonly name: string; readonly counts: VerdictCounts }[]
}

/** One bar for each month, or each unit: as long as it has acts. */
function Groups({ title, groups }: GroupsProps) {
  const { t } = useTranslation()
  const { between } = useTexts().actWords.reportWords
  const longest = Math.max(...groups.map(({ counts }) => sumOf(counts)))
  const words = (counts: VerdictCounts) =>
    verdicts
      .filter((verdict) => counts[verdict] > 0)
      .map((verdict) => `${t(`actWords.verdict.${verdict}`)} ${counts[verdict]}`)
      .join(between)
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="act-groups">
        {groups.map(({ name, counts }) => (
          <li key={name} title={words(counts)}>
            <span className="number">{name}</span>
            <div
              className="act-group-bar"
              role="img"
              aria-label={t('actReport.groupOf', { name, shares: words(counts) })}
            >
              <Bar counts={counts} longest={longest} />
            </div>
            <span className="number">{sumOf(counts)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const bySize = (a: ActReport['units'][number], b: ActReport['units'][number]) => sumOf(b.counts) - sumOf(a.counts)

export function VerdictCharts({ report, ...chosen }: { report: ActReport } & Omit<SharesProps, 'counts'>) {
  const { t } = useTranslation()
  const { months, units } = report
  const noUnit = t('actWords.reportWords.noUnit')
  const drawnUnits = [...units].sort(bySize).slice(0, most)
  return (
    <div className="act-charts">
      <Shares counts={report.counts} {...chosen} />
      {months.length === 0 ? null : (
        <Groups
          title={t(months.length > most ? 'actReport.lastMonths' : 'actReport.months', { number: most })}
          groups={months.slice(-most).map(({ month, counts }) => ({ name: month, counts }))}
        />
      )}
      {units.length < 2 ? null : (
        <Groups
          title={t(units.length > most ? 'actReport.mostUnits' : 'actReport.units', { number: most })}
          groups={drawnUnits.map(({ unit, counts }) => ({ name: unit === '' ? noUnit : unit, counts }))}
        />
      )}
    </div>
  )
}
