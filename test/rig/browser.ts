// Chromium, as a window of the station and as whoever opens a bundle has it.
import { chromium, type Browser } from 'playwright'

/** Opens Chromium without a screen; the caller closes it. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const args = [...quiet, '--disable-gpu', '--autoplay-policy=no-user-gesture-required']
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: [...args, ...sandbox],
  })
}
