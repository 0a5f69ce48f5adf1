// The module `electron` as the shell has it under test: what it uses and nothing else. Anything more fails by its name.
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { safeStorage } from './safe-storage.ts'
export { dialog, Menu, nativeImage, Notification, powerMonitor, powerSaveBlocker, screen, Tray } from './desktop.ts'
export { utilityProcess } from './utility-process.ts'
