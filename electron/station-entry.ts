// Runs in Electron's utility process: the station's own command line, ended by a message.
import type { ParentPort } from 'electron'

const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort }

// Where there are no signals (Windows), killing would end a recording unsealed: so it is asked as a signal would ask.
parentPort.on('message', () => {
  process.emit('SIGTERM')
})

await import('../native/cli.ts')
process.exit() // with the command's own code; the port to the main process would keep this one alive
