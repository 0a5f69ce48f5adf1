// Narrows the list of cases down: words, kind, unit, stage, confidentiality, days of opening, whether they count.
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseListing } from '../../../native/contract/case-list.ts'
import { caseKinds, caseStages, confidentialities } from '../../../native/contract/terms.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useAnswer } from '../../station/use-call.ts'
import { allCases, beginOf, changed, firstDay, isFiltered, lastDay } from './listing.ts'

/** No list holds this. */
const any = ''

interface ChoiceProps {
  readonly label: string
  /** What stands for no choice. */
  readonly all: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <Select<string>
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={label}
      value={value ?? any}
      options={[{ value: any, label: all }, ...options]}
      onChange={(chosen) => {
        onChange(chosen === any ? undefined : chosen)
      }}
    />
  )
}

function DayField(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className="day-field">
      <span className="quiet">{props.label}</span>
      <Input
        type="date"
        value={props.value}
        onChange={({ target }) => {
          props.onChange(target.value)
        }}
      />
    </label>
  )
}

interface CaseFiltersProps {
  readonly listing: CaseListing
  readonly onChange: (listing: CaseListing) => void
}

export function CaseFilters({ listing, onChange }: CaseFiltersProps) {
  const { t } = useTranslation()
  const { data } = useAnswer('cases.units', {})
  const kinds = useOptions('caseKind', caseKinds)
  const stages = useOptions('caseStage', caseStages)
  const levels = useOptions('confidentiality', confidentialities)
  const set = <N extends keyof CaseListing>(name: N, value: CaseListing[N] | undefined): void => {
    onChange(changed(listing, name, value))
  }
  const validities = (['valid', 'void'] as const).map((value) => ({ value, label: t(`parties.withVoid.${value}`) }))
  const validity = listing.voided === undefined ? undefined : listing.voided ? 'void' : 'valid'
  return (
    <div className="filters case-filters" role="search">
      <Input
        type="search"
        allowClear
        maxLength={200}
        value={listing.text}
        aria-label={t('cases.search')}
        placeholder={t('cases.search')}
        onChange={({ target }) => {
          set('text', target.value)
        }}
      />
      <Choice
        label={t('cases.kind')}
        all={t('cases.allKinds')}
        value={listing.kind}
        options={kinds}
        onChange={(value) => {
          set('kind', value as CaseListing['kind'])
        }}
      />
      <Choice
        label={t('caseList.stage')}
        all={t('caseList.allStages')}
        value={listing.stage}
        options={[{ value: 'none', label: t('caseList.noStage') }, ...stages]}
        onChange={(value) => {
          set('stage', value as CaseListing['stage'])
        }}
      />
      <Choice
        label={t('parties.unit')}
        all={t('caseList.allUnits')}
        value={listing.unit}
        options={(data?.units ?? []).map((value) => ({ value, label: value }))}
        onChange={(value) => {
          set('unit', value)
        }}
      />
      <Choice
        label={t('parties.confidentiality')}
        all={t('caseList.allLevels')}
        value={listing.confidentiality}
        options={levels}
        onChange={(value) => {
          set('confidentiality', value as CaseListing['confidentiality'])
        }}
      />
      <Choice
        label={t('parties.validity')}
        all={t('parties.withVoid.all')}
        value={validity}
        options={validities}
        onChange={(value) => {
          set('voided', value === undefined ? undefined : value === 'void')
        }}
      />
      <DayField
        label={t('caseList.openedFrom')}
        value={firstDay(listing)}
        onChange={(day) => {
          set('from', beginOf(day))
        }}
      />
      <DayField
        label={t('caseList.openedTo')}
        value={lastDay(listing)}
        onChange={(day) => {
          set('to', beginOf(day, 1))
        }}
      />
      {isFiltered(listing) ? (
        <Button
          onClick={() => {
            onChange({ ...allCases, order: listing.order, descending: listing.descending })
          }}
        >
          {t('caseList.clear')}
        </Button>
      ) : null}
    </div>
  )
}
