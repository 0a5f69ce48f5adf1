import { mkdirSync } from 'node:fs'
import { startRtspServer } from '../rig/rtsp-server.ts'
import { mounts, recordWithStation } from './recording.ts'
mkdirSync('/tmp/exp/long', { recursive: true })
const camera = { picture: 'h264', sound: 'aac', size: '1920x1080' } as const
await using cameras = await startRtspServer({ mounts: Object.fromEntries(mounts.map((m) => [m, camera])) })
console.log(JSON.stringify((await recordWithStation(cameras, '/tmp/exp/long', 600)), null, 1))
