// Closing the window while a room records asks first; whoever closes it all the same loses nothing: the station seals.
import { useEffect } from 'react'
import { useStationFact } from '../station/use-station.ts'

export function useLeaveGuard(): void {
  const isRecording = useStationFact(({ rooms }) => rooms.some(({ recording }) => recording !== null)) ?? false
  useEffect(() => {
    if (!isRecording) return
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
    }
  }, [isRecording])
}
