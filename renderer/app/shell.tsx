// The frame of the window: navigation, notices, the screen.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { useShortcut } from '../parts/shortcut.ts'
import { AlarmBand } from './alarm/alarm-band.tsx'
import { AlarmCover } from './alarm/alarm-cover.tsx'
import { Notices } from './notices.tsx'
import { Prompts } from './prompts.tsx'
import { Rail } from './rail.tsx'
import { SearchDialog } from './search/search-dialog.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

export function Shell() {
  const { t } = useTranslation()
  const [help, setHelp] = useState(false)
  const open = (): void => {
    setHelp(true)
  }
  const [searching, setSearching] = useState(false)
  const search = (): void => {
    setSearching(true)
  }
  useShortcut('?', open)
  useShortcut('/', search)
  useShortcut('Ctrl+K', search)
  useLeaveGuard()
  return (
    <div className="window">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('app.skip')}
      </a>
      <Rail onHelp={open} onSearch={search} />
      <main className="content" id="main" tabIndex={-1}>
        <Notices />
        <Prompts />
        <AlarmBand />
        <Outlet />
      </main>
      <AlarmCover />
      <SearchDialog
        open={searching}
        onClose={() => {
          setSearching(false)
        }}
      />
      <ShortcutList
        open={help}
        onClose={() => {
          setHelp(false)
        }}
      />
    </div>
  )
}
