// Shares by verdict, of all and of each month: plain bars, whose numbers stand beside them.
import { useTranslation } from 'react-i18next'
import { verdicts, type ActReport, type Verdict, type VerdictCounts } from '../../../native/contract/acts.ts'
import { VerdictMark } from '../../parts/act-verdict.tsx'
import { useTexts } from '../../text/use-language.ts'

/** Months that are drawn. */
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

function Months({ months }: Pick<ActReport, 'months'>) {
  const { t } = useTranslation()
  const { between } = useTexts().actWords.reportWords
  const drawn = months.slice(-most)
  const longest = Math.max(...drawn.map(({ counts }) => sumOf(counts)))
  const words = (counts: VerdictCounts) =>
    verdicts
      .filter((verdict) => counts[verdict] > 0)
      .map((verdict) => `${t(`actWords.verdict.${verdict}`)} ${counts[verdict]}`)
      .join(between)
  return (
    <section className="panel">
      <h2>{t('actReport.months')}</h2>
      <ul className="act-months">
        {drawn.map(({ month, counts }) => (
          <li key={month} title={words(counts)}>
            <span className="number">{month}</span>
            <div
              className="act-month-bar"
              role="img"
              aria-label={t('actReport.monthOf', { month, shares: words(counts) })}
            >
              <Bar counts={counts} longest={longest} />
            </div>
            <span className="number">{sumOf(counts)}</span>
          </li>
        ))}
      </ul>
      {months.length > most ? <p className="quiet">{t('actReport.laterMonths', { number: most })}</p> : null}
    </section>
  )
}

export function VerdictCharts({ report, ...chosen }: { report: ActReport } & Omit<SharesProps, 'counts'>) {
  return (
    <div className="act-charts">
      <Shares counts={report.counts} {...chosen} />
      {report.months.length === 0 ? null : <Months months={report.months} />}
    </div>
  )
}
