// How long an account waits after wrong passwords: short enough for who mistypes, too long for who guesses.

/** Wrong passwords in a row that have no consequence. */
const free = 2
const first = 5_000
const longest = 15 * 60_000

/** Milliseconds for which no attempt is taken after so many wrong passwords in a row: 0, 0, 5 s, 10 s, 20 s … 15 min. */
export const delayAfter = (wrong: number): number =>
  wrong <= free ? 0 : Math.min(longest, first * 2 ** (wrong - free - 1))
