// Plays one part of a track from its file, fetching what is needed around the moment that is looked at: the journal is
// the index, so a recording of hours begins at once.
import { firstChunkFor, partSeconds, partStart, stretchFrom, type PlaybackPart } from './chunk-plan.ts'

/** Seconds without picture that are passed over: sound often begins before the first key frame. */
const passedOver = 5
/** Seconds that are fetched ahead, and kept behind. */
const ahead = 30
const behind = 60

const settled = (buffer: SourceBuffer): Promise<void> =>
  new Promise((resolve) => {
    if (!buffer.updating) resolve()
    else
      buffer.addEventListener(
        'updateend',
        () => {
          resolve()
        },
        { once: true },
      )
  })

/** Where there is something to see again, when nothing is there now and that is near. */
function afterHole({ buffered, currentTime }: HTMLMediaElement): number | undefined {
  for (let at = 0; at < buffered.length; at++) {
    if (buffered.end(at) <= currentTime) continue
    const start = buffered.start(at)
    return start > currentTime && start - currentTime < passedOver ? start : undefined
  }
  return undefined
}

/**
 * Gives `media` the part whose file is at `address`, until the returned function is called.
 * `onFailure` is called when this browser cannot play it or the bytes cannot be had.
 */
export function playPart(
  media: HTMLMediaElement,
  address: string,
  mime: string,
  part: PlaybackPart,
  onFailure: () => void,
): () => void {
  const source = new MediaSource()
  const own = URL.createObjectURL(source)
  const ending = new AbortController()
  const { signal } = ending
  let next = 0
  let filling = false

  const bytes = async (first: number, last: number): Promise<ArrayBuffer> => {
    const answer = await fetch(address, { headers: { range: `bytes=${first}-${last}` }, signal })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    return answer.arrayBuffer()
  }
  const append = async (buffer: SourceBuffer, content: ArrayBuffer): Promise<void> => {
    if (signal.aborted) return
    const old = media.currentTime - behind
    if (old > 0 && buffer.buffered.length > 0 && buffer.buffered.start(0) < old) {
      buffer.remove(0, old)
      await settled(buffer)
    }
    buffer.appendBuffer(content)
    await settled(buffer)
    const resume = afterHole(media)
    if (resume !== undefined) media.currentTime = resume
  }
  const fill = async (buffer: SourceBuffer): Promise<void> => {
    if (filling) return
    filling = true
    try {
      for (;;) {
        const from = part.chunks[next]?.[2]
        if (from === undefined || (from - partStart(part)) / 1e6 > media.currentTime + ahead) return
        const stretch = stretchFrom(part, next)
        if (stretch === null) return
        next = stretch.next
        await append(buffer, await bytes(stretch.first, stretch.last))
        if (signal.aborted) return
      }
    } finally {
      filling = false
    }
  }
  const failed = (): void => {
    if (!signal.aborted) onFailure()
  }
  source.addEventListener(
    'sourceopen',
    () => {
      try {
        source.duration = partSeconds(part)
        const buffer = source.addSourceBuffer(mime)
        buffer.timestampOffset = -partStart(part) / 1e6
        const isBuffered = (): boolean => {
          for (let at = 0; at < buffer.buffered.length; at++) {
            if (buffer.buffered.start(at) <= media.currentTime && media.currentTime < buffer.buffered.end(at))
              return true
          }
          return false
        }
        const onMove = (): void => {
          void fill(buffer).catch(failed)
        }
        const onSeek = (): void => {
          if (!isBuffered()) next = firstChunkFor(part, media.currentTime)
          onMove()
        }
        media.addEventListener('timeupdate', onMove, { signal })
        media.addEventListener('seeking', onSeek, { signal })
        void bytes(0, part.initLength - 1)
          .then((init) => append(buffer, init))
          .then(() => fill(buffer))
          .catch(failed)
      } catch {
        failed()
      }
    },
    { once: true },
  )
  media.src = own
  return () => {
    ending.abort()
    media.removeAttribute('src')
    media.load()
    URL.revokeObjectURL(own)
  }
}
