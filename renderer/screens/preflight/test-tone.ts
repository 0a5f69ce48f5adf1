// Plays the test tone while a room is checked, in short beeps; the station says which microphones heard it.
import { testTone } from '../../../native/contract/preflight.ts'

/** Seconds of a beep and of the pause after it, and its loudness of 1. */
const beep = 0.6
const loudness = 0.4
/** Seconds for which beeps are planned ahead: longer than any check takes. */
const longest = 30

/** Begins to play; the function returned ends it. */
export function playTestTone(): () => void {
  const context = new AudioContext()
  const gain = new GainNode(context, { gain: 0 })
  const tone = new OscillatorNode(context, { frequency: testTone })
  tone.connect(gain).connect(context.destination)
  for (let at = 0; at < longest; at += 2 * beep) {
    gain.gain.setValueAtTime(loudness, context.currentTime + at)
    gain.gain.setValueAtTime(0, context.currentTime + at + beep)
  }
  tone.start()
  return () => void context.close()
}
