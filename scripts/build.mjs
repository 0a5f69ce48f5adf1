// `npm run build`: the window and what Electron runs, into dist/.
import { buildShell, shellFolder } from './build-shell.mjs'
import { buildWindow, windowFolder } from './build-window.mjs'
import { setUp } from './set-up.mjs'

setUp({ tests: false })
console.log(buildWindow() ? `Built ${windowFolder}` : 'The window is as its sources are')
buildShell()
console.log(`Built ${shellFolder}`)
