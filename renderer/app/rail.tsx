// Navigation at the left: search, screens, language, keyboard help.
import { useTranslation } from 'react-i18next'
import { NavLink, useNavigate } from 'react-router'
import { Icon } from '../parts/icons.tsx'
import { useAccess, useMay } from '../station/use-access.ts'
import { keyOf, type Command } from '../parts/commands.ts'
import { runCommand, useCommand } from '../parts/use-command.ts'
import { useLanguage } from '../text/use-language.ts'
import { AccountButton } from './access/account-button.tsx'
import { LeaveKiosk } from './desktop/leave-kiosk.tsx'
import { destinations } from './routes.ts'

function Destination({ name, path, needs }: (typeof destinations)[number]) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()(needs)
  useCommand(`go-${name}`, () => void navigate(path), may)
  if (!may) return null
  return (
    <li>
      <NavLink to={path} title={keyOf(`go-${name}`)}>
        <Icon name={name} />
        {t(`app.${name}`)}
      </NavLink>
    </li>
  )
}

const by = (command: Command) => () => {
  runCommand(command)
}

export function Rail() {
  const { t } = useTranslation()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const access = useAccess()
  const maySearch = useMay()('search.find')
  return (
    <nav className="rail" aria-label={t('app.navigation')}>
      <div className="brand">
        <img src="./icon.svg" alt="" />
        {t('app.name')}
      </div>
      {maySearch ? (
        <button type="button" onClick={by('open-search')} title="/ · Ctrl+K">
          <Icon name="search" />
          {t('search.open')}
        </button>
      ) : null}
      <ul>
        {destinations.map((destination) => (
          <Destination key={destination.name} {...destination} />
        ))}
      </ul>
      <div className="spacer" />
      <LeaveKiosk />
      {access?.hasAccounts === true && access.person !== null ? <AccountButton person={access.person} /> : null}
      <button type="button" onClick={by('switch-language')} lang={other} title="L">
        <Icon name="language" />
        {other === 'en' ? 'English' : '中文'}
      </button>
      <NavLink to="/help" title="F1">
        <Icon name="help" />
        {t('help.title')}
      </NavLink>
      <button type="button" onClick={by('open-shortcuts')} title="?">
        <Icon name="keyboard" />
        {t('app.shortcuts')}
      </button>
    </nav>
  )
}
