// A WebSocket that comes back by itself, after a pause that grows.

export interface Listener {
  readonly onOpen?: () => void
  readonly onMessage: (data: string | ArrayBuffer) => void
  readonly onClosed: () => void
}

const shortest = 250
const longest = 4000

/** Pause before the next attempt, in milliseconds, after so many in a row that failed. */
export const pauseAfter = (failures: number): number => Math.min(longest, shortest * 2 ** failures)

/** Opens `path` on the window's own host. The returned function closes it for good. */
export function reconnecting(path: string, listener: Listener): () => void {
  let failures = 0
  let ended = false
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const open = (): void => {
    const address = new URL(path, window.location.href)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    const opened = new WebSocket(address)
    socket = opened
    opened.binaryType = 'arraybuffer'
    opened.onopen = () => listener.onOpen?.()
    opened.onmessage = (message: MessageEvent<string | ArrayBuffer>) => {
      failures = 0
      listener.onMessage(message.data)
    }
    opened.onclose = () => {
      if (ended) return
      listener.onClosed()
      timer = setTimeout(open, pauseAfter(failures))
      failures += 1
    }
  }
  open()
  return () => {
    ended = true
    clearTimeout(timer)
    socket?.close()
  }
}
