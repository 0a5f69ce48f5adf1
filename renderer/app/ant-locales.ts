// Ant Design's own words in both languages.
import type { ConfigProviderProps } from 'antd'
import enModule from 'antd/locale/en_US.js'
import zhModule from 'antd/locale/zh_CN.js'
import type { Language } from '../../native/contract/terms.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

/** These are CommonJS: whether a bundler hands out the module or its default depends on the bundler. */
const unwrapped = (module: Locale | { default: Locale }): Locale => ('default' in module ? module.default : module)

/** Ant Design has no Chinese names of days and months of its own. */
function withNamesOfDays(locale: Locale): Locale {
  const { DatePicker } = locale
  if (DatePicker === undefined) return locale
  const shortWeekDays = ['日', '一', '二', '三', '四', '五', '六']
  const shortMonths = Array.from({ length: 12 }, (_, month) => `${month + 1}月`)
  return { ...locale, DatePicker: { ...DatePicker, lang: { ...DatePicker.lang, shortWeekDays, shortMonths } } }
}

export const antLocales: Record<Language, Locale> = {
  'zh-CN': withNamesOfDays(unwrapped(zhModule)),
  en: unwrapped(enModule),
}
