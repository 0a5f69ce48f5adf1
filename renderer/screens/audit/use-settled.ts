// A value once it has rested: each search is itself a line of the log, so not each letter may be one.
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
