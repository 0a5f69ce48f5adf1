// The sockets: `/events` (a snapshot, then every change) and `/live/<room>/<source>` (a header, then fragments).
import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import type { StationEvent } from '../contract/state.ts'
import type { StationServices } from './services.ts'

/** Bytes that may wait for a viewer; one that falls further behind is closed and may come again. */
const mostWaiting = 8 << 20
/** Close codes: of RFC 6455, and our own. */
const tryAgainLater = 1013
const notOpen = 4404

export function serveSockets(server: FastifyInstance, services: StationServices): void {
  server.get('/events', { websocket: true }, (socket) => {
    const send = (event: StationEvent) => {
      sendOrClose(socket, JSON.stringify(event))
    }
    // Both in one turn: no event comes between the snapshot and the changes.
    const stop = services.onEvent(send)
    send({ event: 'snapshot', state: services.state() })
    socket.on('close', stop)
  })

  server.get<{ Params: { room: string; source: string } }>(
    '/live/:room/:source',
    { websocket: true },
    (socket, { params }) => {
      const stop = services.openLive(params.room, params.source, {
        header: (header) => {
          sendOrClose(socket, JSON.stringify(header))
        },
        bytes: (bytes) => {
          sendOrClose(socket, bytes)
        },
      })
      if (stop === null) socket.close(notOpen)
      else socket.on('close', stop)
    },
  )
}

function sendOrClose(socket: WebSocket, message: string | Buffer): void {
  if (socket.bufferedAmount > mostWaiting) socket.close(tryAgainLater)
  else socket.send(message)
}
