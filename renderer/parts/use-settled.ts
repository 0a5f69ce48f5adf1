// A value once it has rested: what is asked of the station is not asked for each letter, and may be a line of the log.
import { useEffect, useState } from 'react'

const rest = 400

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value)
    }, rest)
    return () => {
      clearTimeout(timer)
    }
  }, [value])
  return settled
}
