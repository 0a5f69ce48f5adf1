// The sockets: `/events` (a snapshot, then every change) and `/live/<room>/<source>` (a header, then fragments).
import type { WebSocket } from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import type { StationEvent } from '../contract/state.ts'
import { addressRights, evidenceRoles } from '../contract/rights.ts'
import type { StationServices } from './services.ts'
import { veiled } from './veil.ts'

/** Bytes that may wait for a viewer; one that falls further behind is cut off, and may come again. */
const mostWaiting = 8 << 20
/** Our own close codes. */
const notPermitted = 4403
const notOpen = 4404

export function serveSockets(server: FastifyInstance, opened: Promise<StationServices>): void {
  server.get('/events', { websocket: true }, async (socket) => {
    const services = await opened
    if (socket.readyState !== socket.OPEN) return
    const send = (event: StationEvent) => {
      const shown = services.logIn.may(evidenceRoles) ? event : veiled(event)
      if (shown !== null) sendOrEnd(socket, JSON.stringify(shown))
      // Another person may see more, or less.
      if (event.event === 'access') send({ event: 'snapshot', state: services.state() })
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
    async (socket, { params }) => {
      const services = await opened
      if (socket.readyState !== socket.OPEN) return
      if (!services.logIn.may(addressRights['/live'])) {
        socket.close(notPermitted)
        return
      }
      const stop = services.openLive(params.room, params.source, {
        header: (header) => {
          sendOrEnd(socket, JSON.stringify(header))
        },
        bytes: (bytes) => {
          sendOrEnd(socket, bytes)
        },
      })
      const heard = services.onEvent(({ event }) => {
        if (event === 'access' && !services.logIn.may(addressRights['/live'])) socket.close(notPermitted)
      })
      if (stop === null) socket.close(notOpen)
      socket.on('close', () => {
        heard()
        stop?.()
      })
    },
  )
}

/** Cut off rather than closed: a closing handshake would wait behind what the viewer does not read. */
function sendOrEnd(socket: WebSocket, message: string | Buffer): void {
  if (socket.bufferedAmount > mostWaiting) socket.terminate()
  else socket.send(message)
}
