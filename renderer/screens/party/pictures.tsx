// What the cameras see, without a sound: it would be heard twice in the room, and recorded.
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { arranged, hasPicture } from '../console/arrangement.ts'
import { LivePicture } from '../console/live-picture.tsx'

export function Pictures({ room, states }: { readonly room: RoomView; readonly states: readonly SourceState[] }) {
  const stateOf = (id: string) => states.find(({ source }) => source === id)
  const cameras = arranged(
    room.sources.filter((source) => hasPicture(source, stateOf(source.id))),
    null,
  )
  const columns = Math.ceil(Math.sqrt(cameras.length))
  return (
    <div className="party-pictures" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {cameras.map(({ id, name }) => (
        <figure key={id}>
          <LivePicture room={room.id} source={id} name={name} on={(stateOf(id)?.phase ?? 'off') !== 'off'} muted />
          <figcaption>{name}</figcaption>
        </figure>
      ))}
    </div>
  )
}
