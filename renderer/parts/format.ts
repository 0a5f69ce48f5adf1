// Numbers as people read them, the same in every screen.

const two = (value: number): string => String(value).padStart(2, '0')

/** `1:02:03` of milliseconds; never negative. */
export function clockLength(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `14:03:05` in the computer's time zone, 24-hour clock (法释〔2017〕5号). */
export function clockTime(at: number | string): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** `2026-03-01` in the computer's time zone. */
export function day(at: number | string): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export const dayAndTime = (at: number | string): string => `${day(at)} ${clockTime(at)}`

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** `12.3 MB`, in steps of 1000 as disks are sold. */
export function byteSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 ? String(value) : value.toFixed(value < 100 ? 1 : 0)} ${units[step] ?? 'B'}`
}

/** Digits in groups of three. */
export const grouped = (value: number): string => value.toLocaleString('en-US').replaceAll(',', '\u202f')
