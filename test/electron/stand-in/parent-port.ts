// Loaded before a utility process's own module: gives a Node process what Electron gives it.
import { EventEmitter } from 'node:events'

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: object): void => {
    process.send?.(message)
  },
})
process.on('message', (data) => parentPort.emit('message', { data }))
Object.assign(process, { parentPort })
