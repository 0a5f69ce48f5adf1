// Days and months as they are where the station stands.

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-03-01` */
export function localDay(instant: string | Date): string {
  const date = new Date(instant)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-03` of a day. */
export const monthOf = (day: string): string => day.slice(0, 7)
