// Identity numbers and social credit codes as a rule of a form field, which names the character that is wrong.
import type { Rule } from 'antd/es/form/index.js'
import { useTranslation } from 'react-i18next'
import { creditCodeFault, identityNumberFault, normalNumber } from '../../native/contract/identity-number.ts'

export type NumberKind = 'identity-card' | 'credit-code' | 'other'

const faults = { 'identity-card': identityNumberFault, 'credit-code': creditCodeFault, other: () => null }

export function useNumberRule(kind: NumberKind): Rule {
  const { t } = useTranslation()
  return {
    validator: (_, value: string | undefined) => {
      const number = normalNumber(value ?? '')
      const fault = number === '' ? null : faults[kind](number)
      return fault === null
        ? Promise.resolve()
        : Promise.reject(new Error(t(`parties.fault.${fault.what}`, { ...fault })))
    },
  }
}
