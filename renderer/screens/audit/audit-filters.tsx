// Narrows the audit log down: words, days, person, action, outcome.
import { Button, DatePicker, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  auditActions,
  auditOutcomes,
  type AuditAction,
  type AuditOutcome,
} from '../../../native/contract/audit-actions.ts'
import { isFiltered, noFilters, type Filters } from './filters.ts'

/** No list of actions holds this. */
const any = ''

interface AuditFiltersProps {
  readonly filters: Filters
  readonly people: readonly string[]
  readonly onChange: (filters: Filters) => void
}

export function AuditFilters({ filters, people, onChange }: AuditFiltersProps) {
  const { t } = useTranslation()
  const set = (changed: Partial<Filters>): void => {
    onChange({ ...filters, ...changed })
  }
  return (
    <div className="filters audit-filters" role="search">
      <Input
        type="search"
        allowClear
        maxLength={200}
        value={filters.text}
        aria-label={t('audit.search')}
        placeholder={t('audit.search')}
        onChange={({ target }) => {
          set({ text: target.value })
        }}
      />
      <DatePicker
        aria-label={t('audit.from')}
        placeholder={t('audit.from')}
        value={filters.from}
        {...(filters.to === null ? {} : { maxDate: filters.to })}
        onChange={(from) => {
          set({ from })
        }}
      />
      <DatePicker
        aria-label={t('audit.to')}
        placeholder={t('audit.to')}
        value={filters.to}
        {...(filters.from === null ? {} : { minDate: filters.from })}
        onChange={(to) => {
          set({ to })
        }}
      />
      <Select<string>
        showSearch
        aria-label={t('audit.person')}
        value={filters.person ?? any}
        options={[{ value: any, label: t('audit.anyone') }, ...people.map((name) => ({ value: name, label: name }))]}
        onChange={(value) => {
          set({ person: value === any ? null : value })
        }}
      />
      <Select<AuditAction | typeof any>
        showSearch={{ optionFilterProp: 'label' }}
        className="audit-action"
        popupMatchSelectWidth={false}
        aria-label={t('audit.action')}
        value={filters.action ?? any}
        options={[
          { value: any, label: t('audit.anyAction') },
          ...auditActions.map((value) => ({ value, label: t(`auditAction.${value}`) })),
        ]}
        onChange={(value) => {
          set({ action: value === any ? null : value })
        }}
      />
      <Select<AuditOutcome | typeof any>
        aria-label={t('audit.outcome')}
        value={filters.outcome ?? any}
        options={[
          { value: any, label: t('audit.anyOutcome') },
          ...auditOutcomes.map((value) => ({ value, label: t(`auditOutcome.${value}`) })),
        ]}
        onChange={(value) => {
          set({ outcome: value === any ? null : value })
        }}
      />
      {isFiltered(filters) ? (
        <Button
          onClick={() => {
            onChange(noFilters)
          }}
        >
          {t('audit.clear')}
        </Button>
      ) : null}
    </div>
  )
}
