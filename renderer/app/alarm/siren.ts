// The sound of an alarm: two falling tones over and over, made by the browser, so that no file can be missing.

/** Hertz of the tones, seconds of each, milliseconds from one pair to the next. */
const tones = [988, 659] as const
const length = 0.32
const interval = 1600
const loudness = 0.35

function play(context: AudioContext): void {
  tones.forEach((frequency, index) => {
    const from = context.currentTime + index * length
    const [oscillator, gain] = [context.createOscillator(), context.createGain()]
    oscillator.type = 'square'
    oscillator.frequency.value = frequency
    // Short slopes: a tone that begins at once clicks.
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(loudness, from + 0.02)
    gain.gain.setValueAtTime(loudness, from + length - 0.04)
    gain.gain.linearRampToValueAtTime(0, from + length)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + length)
  })
}

/**
 * Sounds until the function returned is called. Browsers let no page sound before a person has touched it: `blocked`
 * tells whether that is so, and the first touch ends it.
 */
export function startSiren(blocked: (isBlocked: boolean) => void): () => void {
  const context = new AudioContext()
  const tell = (): void => {
    blocked(context.state !== 'running')
  }
  const wake = (): void => void context.resume()
  const sound = (): void => {
    if (context.state === 'running') play(context)
    else wake()
  }
  context.addEventListener('statechange', tell)
  for (const touch of ['pointerdown', 'keydown'] as const) window.addEventListener(touch, wake)
  const timer = setInterval(sound, interval)
  void context.resume().then(sound)
  // Asked a little later: a context that may sound needs a moment to begin.
  const first = setTimeout(tell, 400)
  return () => {
    clearInterval(timer)
    clearTimeout(first)
    context.removeEventListener('statechange', tell)
    for (const touch of ['pointerdown', 'keydown'] as const) window.removeEventListener(touch, wake)
    void context.close()
  }
}
