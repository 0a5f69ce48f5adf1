// Commands that the window itself can do, wherever it stands; those of the desktop program's menu run like the others.
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useOpenParty } from '../../parts/party-window.ts'
import { useShortcut } from '../../parts/shortcut.ts'
import { runCommand, useCommand } from '../../parts/use-command.ts'
import { lastRoom } from '../../screens/console/use-room.ts'
import { useMay } from '../../station/use-access.ts'
import { store } from '../../station/use-station.ts'
import { switchLanguage } from '../../text/i18n.ts'
import { useLanguage } from '../../text/use-language.ts'

/** A dialog of the window: whether it is open, and how it is opened and closed. */
interface Opened {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

function useOpened(): Opened {
  const [isOpen, setOpen] = useState(false)
  return {
    isOpen,
    open: () => {
      setOpen(true)
    },
    close: () => {
      setOpen(false)
    },
  }
}

/** @param hidden while the window is locked: then nothing is heard. */
export function useWindowCommands(hidden: boolean) {
  const navigate = useNavigate()
  const [search, palette, shortcuts] = [useOpened(), useOpened(), useOpened()]
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const change = (): void => {
    switchLanguage(other)
  }
  const maySearch = useMay()('search.find') && !hidden
  useCommand('open-search', search.open, maySearch)
  useShortcut('/', search.open, maySearch)
  useCommand('open-palette', palette.open, !hidden)
  useCommand('open-shortcuts', shortcuts.open)
  useShortcut('?', shortcuts.open)
  useCommand('switch-language', change)
  useShortcut('l', change)
  useCommand('open-party-screen', useOpenParty(lastRoom), !hidden)
  useCommand('open-help', () => void navigate('/help'), !hidden)
  useCommand('full-screen', () => {
    void (document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen())
  })
  useEffect(
    () =>
      store.onAsked((asked) => {
        if (asked.event === 'command' && !hidden) runCommand(asked.command)
      }),
    [hidden],
  )
  return { search, palette, shortcuts, maySearch }
}
