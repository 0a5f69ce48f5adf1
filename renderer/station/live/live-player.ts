// Shows a source as it arrives: the bytes on disk, through Media Source Extensions, near the live edge.
import { liveHeader } from '../../../native/contract/state.ts'
import { reconnecting } from '../reconnecting.ts'
import { Appender } from './appender.ts'
import { followEdge } from './live-edge.ts'

/** `unplayable`: this browser cannot decode what the source delivers; the recording is not touched by that. */
export type LivePhase = 'waiting' | 'playing' | 'unplayable'

/**
 * One life of the source's bytes: one header, one initialisation, then fragments whose times need not begin at zero.
 * A new part gets a new MediaSource, because its times begin anew.
 */
function showPart(media: HTMLMediaElement, mime: string, onPhase: (phase: LivePhase) => void) {
  const source = new MediaSource()
  const address = URL.createObjectURL(source)
  const early: ArrayBuffer[] = []
  let appender: Appender | undefined
  let lastDrop = 0
  let isOver = false

  const follow = (): void => {
    const ranges = media.buffered
    if (ranges.length === 0) return
    const last = ranges.length - 1
    const { seekTo, rate, dropBefore } = followEdge({
      start: ranges.start(last),
      end: ranges.end(last),
      at: media.currentTime,
    })
    if (seekTo !== undefined) media.currentTime = seekTo
    if (media.playbackRate !== rate) media.playbackRate = rate
    if (dropBefore !== undefined && dropBefore - lastDrop > 4) {
      lastDrop = dropBefore
      appender?.remove(0, dropBefore)
    }
    if (media.paused) media.play().catch(() => undefined)
    onPhase('playing')
  }
  source.addEventListener('sourceopen', () => {
    // The element may have been given another source before this one was told to be open.
    if (isOver || source.readyState !== 'open') return
    if (!MediaSource.isTypeSupported(mime)) {
      onPhase('unplayable')
      return
    }
    const buffer = source.addSourceBuffer(mime)
    buffer.mode = 'segments'
    appender = new Appender(buffer, follow, () => {
      onPhase('unplayable')
    })
    for (const bytes of early.splice(0)) appender.append(bytes)
  })
  media.src = address
  return {
    append: (bytes: ArrayBuffer): void => {
      if (appender === undefined) early.push(bytes)
      else appender.append(bytes)
    },
    end: (): void => {
      isOver = true
      URL.revokeObjectURL(address)
    },
  }
}

/**
 * Plays `/live/<room>/<source>` in a media element until the returned function is called.
 * `beforePart` runs before the picture is replaced by that of a new part, so that the last frame can be kept.
 */
export function playLive(
  media: HTMLMediaElement,
  room: string,
  source: string,
  onPhase: (phase: LivePhase) => void,
  beforePart: () => void,
): () => void {
  let part: ReturnType<typeof showPart> | undefined
  const end = (): void => {
    part?.end()
    part = undefined
  }
  const close = reconnecting(`/live/${encodeURIComponent(room)}/${encodeURIComponent(source)}`, {
    onMessage: (data) => {
      if (typeof data === 'string') {
        const { mime } = liveHeader.parse(JSON.parse(data))
        beforePart()
        end()
        part = showPart(media, mime, onPhase)
      } else part?.append(data)
    },
    onClosed: () => {
      onPhase('waiting')
    },
  })
  return () => {
    close()
    end()
    media.removeAttribute('src')
    media.load()
  }
}
