// Start of the window: text first, then the screens.
import './no-code-from-strings.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '../text/i18n.ts'
import { startAppearance } from '../parts/appearance.ts'
import { askAhead, refetchOnChange } from '../station/use-call.ts'
import { listen, store } from '../station/use-station.ts'
import './palettes.css'
import './base.css'
import { Window } from './window.tsx'

startLanguage()
startAppearance()
// The station is heard, and asked for what the console shows first, while the window is drawn.
listen()
refetchOnChange(store)
if (!window.location.hash.startsWith('#/party')) {
  askAhead('rooms.list', {})
  askAhead('shell.get', {})
}
const place = document.getElementById('window')
if (place === null) throw new Error('index.html has no place for the window')
createRoot(place).render(
  <StrictMode>
    <Window />
  </StrictMode>,
)
