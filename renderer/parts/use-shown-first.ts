// Brings a part of a page into sight that an address asks for, such as `?exhibit=3`.
import { useEffect, useRef, type RefObject } from 'react'
import { useSearchParams } from 'react-router'

export function useShownFirst<E extends HTMLElement>(name: string, isThere: boolean): RefObject<E | null> {
  const [asked] = useSearchParams()
  const place = useRef<E>(null)
  const wanted = asked.get(name)
  useEffect(() => {
    if (isThere && wanted !== null) place.current?.scrollIntoView({ block: 'start' })
  }, [isThere, wanted])
  return place
}
