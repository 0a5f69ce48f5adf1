// A clock that was set back would put a recording before the one whose seal it continues.
import { Failure } from '../contract/failures.ts'
import type { PreviousSeal } from '../vault/lines.ts'

/** The UTC second in a recording's id. */
function openedAt(recording: string): Date {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/.exec(recording)?.map(Number) ?? []
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0))
}

/** Whether the newest sealed recording was begun before `now`. */
export function isSaneClock(last: PreviousSeal | null, now: Date): boolean {
  return last === null || now >= openedAt(last.recording)
}

/** @throws Failure `clock-set-back` when the newest sealed recording was begun after `now`. */
export function requireSaneClock(last: PreviousSeal | null, now: Date): void {
  if (last === null || isSaneClock(last, now)) return
  const latest = openedAt(last.recording)
  throw new Failure('clock-set-back', { now: now.toISOString(), latest: latest.toISOString() })
}
