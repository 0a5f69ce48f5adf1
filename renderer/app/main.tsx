// Start of the window: text first, then the screens.
import './no-code-from-strings.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '../text/i18n.ts'
import { startAppearance } from '../parts/appearance.ts'
import './palettes.css'
import './base.css'
import { Window } from './window.tsx'

startLanguage()
startAppearance()
const place = document.getElementById('window')
if (place === null) throw new Error('index.html has no place for the window')
createRoot(place).render(
  <StrictMode>
    <Window />
  </StrictMode>,
)
