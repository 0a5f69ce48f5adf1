// Title of the window, so that its task bar entry says where it stands; an alarm blinks in it, and in its icon.
import { useEffect } from 'react'

const usual = './icon.svg'
const alarmed = './alarm.svg'
/** Milliseconds between the alarm and the title behind it. */
const beat = 800

let title = ''
let alarm: string | null = null

function show(isAlarm: boolean): void {
  document.title = isAlarm && alarm !== null ? alarm : title
  document.querySelector('link[rel=icon]')?.setAttribute('href', isAlarm && alarm !== null ? alarmed : usual)
}

export function useTitle(wanted: string): void {
  useEffect(() => {
    title = wanted
    show(alarm !== null)
  }, [wanted])
}

/** Blinks until the function returned is called. */
export function blinkTitle(text: string): () => void {
  alarm = text
  let on = true
  show(on)
  const timer = setInterval(() => {
    on = !on
    show(on)
  }, beat)
  return () => {
    clearInterval(timer)
    alarm = null
    show(false)
  }
}
