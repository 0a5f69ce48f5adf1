// Navigation at the left: search, screens, language, keyboard help.
import { useTranslation } from 'react-i18next'
import { NavLink, useNavigate } from 'react-router'
import { Icon } from '../parts/icons.tsx'
import { useShortcut } from '../parts/shortcut.ts'
import { switchLanguage } from '../text/i18n.ts'
import { useLanguage } from '../text/use-language.ts'
import { destinations } from './routes.ts'

function Destination({ name, path, number }: (typeof destinations)[number] & { number: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useShortcut(`Alt+${number}`, () => void navigate(path))
  return (
    <li>
      <NavLink to={path} title={`Alt+${number}`}>
        <Icon name={name} />
        {t(`app.${name}`)}
      </NavLink>
    </li>
  )
}

interface RailProps {
  readonly onHelp: () => void
  readonly onSearch: () => void
}

export function Rail({ onHelp, onSearch }: RailProps) {
  const { t } = useTranslation()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const change = (): void => {
    switchLanguage(other)
  }
  useShortcut('l', change)
  return (
    <nav className="rail" aria-label={t('app.navigation')}>
      <div className="brand">
        <img src="./icon.svg" alt="" />
        {t('app.name')}
      </div>
      <button type="button" onClick={onSearch} title="/ · Ctrl+K">
        <Icon name="search" />
        {t('search.open')}
      </button>
      <ul>
        {destinations.map((destination, index) => (
          <Destination key={destination.name} {...destination} number={index + 1} />
        ))}
      </ul>
      <div className="spacer" />
      <button type="button" onClick={change} lang={other} title="L">
        <Icon name="language" />
        {other === 'en' ? 'English' : '中文'}
      </button>
      <button type="button" onClick={onHelp} title="?">
        <Icon name="keyboard" />
        {t('app.shortcuts')}
      </button>
    </nav>
  )
}
