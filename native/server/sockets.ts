// The sockets: `/events` (a snapshot, then every change) and `/live/<room>/<source>` (a header, then fragments).
import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import type { StationEvent } from '../contract/state.ts'
import type { StationServices } from './services.ts'

/** Bytes that may wait for a viewer; one that falls further behind is cut off, and may come again. */
const mostWaiting = 8 << 20
/** Our own close code. */
const notOpen = 4404

export function serveSockets(server: FastifyInstance, services: StationServices): void {
  server.get('/events', { websocket: true }, (socket) => {
    const send = (event: StationEvent) => {
      sendOrEnd(socket, JSON.stringify(event))
    }
    // Both in one turn: no event comes between the snapshot and the changes.
    const stop = services.onEvent(send)
    send({ event: 'snapshot', state: services.state() })
    services.witness.window(true)
    socket.on('close', () => {
      stop()
      services.witness.window(false)
    })
  })

  server.get<{ Params: { room: string; source: string } }>(
    '/live/:room/:source',
    { websocket: true },
    (socket, { params }) => {
      const stop = services.openLive(params.room, params.source, {
        header: (header) => {
          sendOrEnd(socket, JSON.stringify(header))
        },
        bytes: (bytes) => {
          sendOrEnd(socket, bytes)
        },
      })
      if (stop === null) socket.close(notOpen)
      else socket.on('close', stop)
    },
  )
}

/** Cut off rather than closed: a closing handshake would wait behind what the viewer does not read. */
function sendOrEnd(socket: WebSocket, message: string | Buffer): void {
  if (socket.bufferedAmount > mostWaiting) socket.terminate()
  else socket.send(message)
}
