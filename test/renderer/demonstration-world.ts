// A room with two cameras and a microphone, and a few cases: what the window's tests look at.
import { randomUUID } from 'node:crypto'
import { makeClip } from './clip.ts'
import { World } from './stand-in-world.ts'

const copied = ['-c', 'copy', '-t', '20']

export async function demonstrationWorld(): Promise<World> {
  const clips = new Map([
    ['cam-1', await makeClip('corridor-person.mp4', ['-an', ...copied])],
    ['cam-2', await makeClip('street-cars.mp4', copied)],
    ['mic-1', await makeClip('speech-en-jfk.flac', ['-c:a', 'aac', '-ar', '48000', '-t', '10'])],
  ])
  const world = new World(clips)
  world.addRoom({
    name: '演示室',
    kind: 'training',
    place: '一楼东侧',
    soundCodec: 'aac',
    burnInTime: true,
    preRollSeconds: 0,
    longestSessionHours: 12,
    sources: [
      { id: 'cam-1', name: '全景', kind: 'test', position: 'whole-view', pattern: 'corridor' },
      { id: 'cam-2', name: '被询问人', kind: 'test', position: 'subject', pattern: 'street' },
      { id: 'mic-1', name: '桌面话筒', kind: 'pulse', position: 'table-microphone', device: 'room.monitor' },
    ],
  })
  const cases: [number: string, cause: string, party: string][] = [
    ['测罚〔2026〕第12号', '未按规定公示收费标准', '某物业服务有限公司'],
    ['测检〔2026〕第3号', '食品经营场所日常监督检查', '某餐饮店'],
  ]
  for (const [number, cause, party] of cases) {
    const at = new Date().toISOString()
    const id = randomUUID()
    world.cases.set(id, {
      id,
      number,
      cause,
      party,
      kind: 'penalty',
      notes: '',
      created: at,
      changed: at,
      recordings: 0,
    })
  }
  return world
}
