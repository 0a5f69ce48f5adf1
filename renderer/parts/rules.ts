// Rules of form fields, as the contract has them, with their messages.
import type { Rule } from 'antd/es/form/index.js'
import { useTranslation } from 'react-i18next'

export function useRules() {
  const { t } = useTranslation()
  const most = (max: number): Rule => ({ max, message: t('common.tooLong', { max }) })
  return {
    /** A line that must hold something. */
    line: (max: number): Rule[] => [{ required: true, whitespace: true, message: t('common.required') }, most(max)],
    optionalLine: (max: number): Rule[] => [most(max)],
    pattern: (pattern: RegExp, message: string): Rule => ({ pattern, message }),
  }
}
