// Ant Design's own words in both languages.
import type { ConfigProviderProps } from 'antd'
import enModule from 'antd/locale/en_US.js'
import zhModule from 'antd/locale/zh_CN.js'
import type { Language } from '../../native/contract/terms.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

/** These are CommonJS: whether a bundler hands out the module or its default depends on the bundler. */
const unwrapped = (module: Locale | { default: Locale }): Locale => ('default' in module ? module.default : module)

export const antLocales: Record<Language, Locale> = { 'zh-CN': unwrapped(zhModule), en: unwrapped(enModule) }
