// The desktop program leads the window to a place: a link that was opened.
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { store } from '../../station/use-station.ts'

export function AskedPlace(): null {
  const navigate = useNavigate()
  useEffect(
    () =>
      store.onAsked((asked) => {
        if (asked.event === 'open') void navigate(asked.place)
      }),
    [navigate],
  )
  return null
}
