// Narrows the completeness report down: unit, months, kind of case, verdict, gaps that are allowed.
import { Button, DatePicker, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { verdicts, type ActReport, type Verdict } from '../../../native/contract/acts.ts'
import { caseKinds, type CaseKind } from '../../../native/contract/terms.ts'
import { useOptions } from '../../parts/use-options.ts'
import { isFiltered, noFilters, type ReportFilters } from './filters.ts'

/** No unit has this name. */
const any = '*'

interface ReportFiltersProps {
  readonly filters: ReportFilters
  readonly units: ActReport['units']
  readonly onChange: (filters: ReportFilters) => void
}

export function ReportFilterBar({ filters, units, onChange }: ReportFiltersProps) {
  const { t } = useTranslation()
  const kinds = useOptions('caseKind', caseKinds)
  const set = (changed: Partial<ReportFilters>): void => {
    onChange({ ...filters, ...changed })
  }
  const month = (name: 'from' | 'to', bound: object) => (
    <DatePicker
      picker="month"
      aria-label={t(`actReport.${name}`)}
      placeholder={t(`actReport.${name}`)}
      value={filters[name]}
      {...bound}
      onChange={(value) => {
        set({ [name]: value })
      }}
    />
  )
  const names = new Set([...units.map(({ unit }) => unit), ...(filters.unit === null ? [] : [filters.unit])])
  return (
    <div className="filters act-filters" role="search">
      <Select<string>
        showSearch
        aria-label={t('actReport.unit')}
        popupMatchSelectWidth={false}
        value={filters.unit ?? any}
        options={[
          { value: any, label: t('actReport.allUnits') },
          ...[...names].map((unit) => ({ value: unit, label: unit === '' ? t('actWords.reportWords.noUnit') : unit })),
        ]}
        onChange={(value) => {
          set({ unit: value === any ? null : value })
        }}
      />
      <Select<CaseKind | typeof any>
        aria-label={t('cases.kind')}
        value={filters.kind ?? any}
        options={[{ value: any, label: t('actReport.allKinds') }, ...kinds]}
        onChange={(value) => {
          set({ kind: value === any ? null : value })
        }}
      />
      <Select<Verdict | typeof any>
        aria-label={t('actReport.shares')}
        value={filters.verdict ?? any}
        options={[
          { value: any, label: t('actReport.allVerdicts') },
          ...verdicts.map((value) => ({ value, label: t(`actWords.verdict.${value}`) })),
        ]}
        onChange={(value) => {
          set({ verdict: value === any ? null : value })
        }}
      />
      {month('from', filters.to === null ? {} : { maxDate: filters.to })}
      {month('to', filters.from === null ? {} : { minDate: filters.from })}
      <label className="act-filter">
        <span className="quiet">{t('actReport.gapSeconds')}</span>
        <InputNumber
          min={0}
          max={3600}
          value={filters.gapSeconds}
          onChange={(value) => {
            set({ gapSeconds: value ?? noFilters.gapSeconds })
          }}
        />
      </label>
      {isFiltered(filters) ? (
        <Button
          onClick={() => {
            onChange({ ...noFilters, gapSeconds: filters.gapSeconds })
          }}
        >
          {t('actReport.clear')}
        </Button>
      ) : null}
    </div>
  )
}
