// The language shown now, typed.
import { useTranslation } from 'react-i18next'
import type { Language } from '../../native/contract/terms.ts'

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}
