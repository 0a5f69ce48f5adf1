// Rooms and their sources. Passwords of cameras come in, and never go out again but to ffmpeg.
import { randomUUID } from 'node:crypto'
import { Failure } from '../contract/failures.ts'
import { roomFileSchema, roomSchema, type Room, type RoomFile } from '../contract/rooms.ts'
import { DatabaseError, type Row } from '../database/connection.ts'
import type { Database, Reader } from '../database/database.ts'
import { keptSource, requireSoundSources } from './source-view.ts'

const asRoom = (row: Row): Room => roomSchema.parse(JSON.parse(String(row['room'])))

function nameUsed(error: unknown, name: string): never {
  if (error instanceof DatabaseError && error.message.includes('room.name')) {
    throw new Failure('room-name-used', { name }, { cause: error })
  }
  throw error as Error
}

async function find(reader: Reader, id: string): Promise<Room> {
  const row = await reader.first('SELECT room FROM room WHERE id = ?', [id])
  if (row === undefined) throw new Failure('room-unknown', { room: id })
  return asRoom(row)
}

/** The room that a newcomer finds: two moving test cameras with sound. */
export const demonstrationRoom: RoomFile = roomFileSchema.parse({
  name: 'Demonstration room 演示室',
  kind: 'training',
  sources: [
    { id: 'cam-1', name: '全景 Whole view', kind: 'test', position: 'whole-view', pattern: 'corridor' },
    { id: 'cam-2', name: '当事人 Subject', kind: 'test', position: 'subject', pattern: 'street' },
  ],
})

export function roomsStore(database: Database) {
  return {
    /** @throws Failure `room-unknown`. */
    get: (id: string): Promise<Room> => find(database.read, id),

    async list(): Promise<Room[]> {
      return (await database.read.all('SELECT room FROM room ORDER BY name')).map(asRoom)
    },

    /** @throws Failure `room-name-used`, `standby-microphone-unfit`, `source-twice` and others of its sources. */
    async create(file: RoomFile): Promise<Room> {
      const room = { id: randomUUID(), ...file, sources: file.sources.map((source) => keptSource(source, [])) }
      requireSoundSources(room)
      await database
        .write((writer) =>
          writer.run('INSERT INTO room (id, name, room) VALUES (?, ?, ?)', [room.id, room.name, JSON.stringify(room)]),
        )
        .catch((error: unknown) => nameUsed(error, room.name))
      return room
    },

    /** @throws Failure `room-unknown` and as {@link create}. */
    async save(changed: Room): Promise<Room> {
      // Read and written in one transaction, or a password saved meanwhile would be put back to the one before.
      return database
        .write(async (writer) => {
          const before = await find(writer, changed.id)
          const room = { ...changed, sources: changed.sources.map((source) => keptSource(source, before.sources)) }
          requireSoundSources(room)
          await writer.run('UPDATE room SET name = ?, room = ? WHERE id = ?', [
            room.name,
            JSON.stringify(room),
            room.id,
          ])
          return room
        })
        .catch((error: unknown) => nameUsed(error, changed.name))
    },

    /** @throws Failure `room-unknown`. */
    async remove(id: string): Promise<void> {
      const removed = await database.write((writer) => writer.run('DELETE FROM room WHERE id = ?', [id]))
      if (removed === 0) throw new Failure('room-unknown', { room: id })
    },
  }
}
export type RoomsStore = ReturnType<typeof roomsStore>
