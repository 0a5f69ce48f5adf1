// What ffmpeg 5 to 8 print of cameras and microphones that were seen in the field, and of those nobody can read.
import { describe, expect, test } from 'vitest'
import { openedAll, readStreams } from '../../../native/capture/stream-lines.ts'

describe('a picture', () => {
  test.each([
    [
      'Stream #0:0: Video: h264 (Main), yuv420p(progressive), 1920x1080 [SAR 1:1 DAR 16:9], 25 fps, 25 tbr, 90k tbn',
      { codec: 'h264', width: 1920, height: 1080, frameRate: 25 },
    ],
    [
      'Stream #0:0[0x1](und): Video: hevc (Main) (hvc1 / 0x31637668), yuvj420p(pc, bt709), 2560x1440, 29.97 fps, 30 tbr, 90k tbn (default)',
      { codec: 'hevc', width: 2560, height: 1440, frameRate: 29.97 },
    ],
    [
      'Stream #0:0: Video: mjpeg (Baseline), yuvj420p(pc, bt470bg/unknown/unknown), 640x360 [SAR 1:1 DAR 16:9], 25 tbr, 1000k tbn',
      { codec: 'mjpeg', width: 640, height: 360, frameRate: 25 },
    ],
    [
      'Stream #0:0: Video: h264 (High), yuv420p, 1280x720, 90k tbr, 90k tbn',
      { codec: 'h264', width: 1280, height: 720, frameRate: 0 },
    ],
    ['Stream #0:0: Video: none, 90k tbr, 90k tbn', { codec: 'none', width: 0, height: 0, frameRate: 0 }],
  ])('%s', (line, picture) => {
    expect(readStreams(`Input #0, concat, from 'x':\n  ${line}\n`)).toEqual({ picture, sound: null })
  })
})

test.each([
  ['Stream #0:1: Audio: aac (LC), 48000 Hz, stereo, fltp', { codec: 'aac', channels: 2, sampleRate: 48_000 }],
  [
    'Stream #0:0: Audio: pcm_s16le, 44100 Hz, mono, s16, 705 kb/s',
    { codec: 'pcm_s16le', channels: 1, sampleRate: 44_100 },
  ],
  ['Stream #0:0: Audio: pcm_s16le, 48000 Hz, 4 channels, s16', { codec: 'pcm_s16le', channels: 4, sampleRate: 48_000 }],
  ['Stream #0:0: Audio: aac (LC), 48000 Hz, 5.1(side), fltp', { codec: 'aac', channels: 6, sampleRate: 48_000 }],
])('a sound: %s', (line, sound) => {
  expect(readStreams(`  ${line}\n`)).toEqual({ picture: null, sound })
})

test('of several pictures the first counts, and nothing opened is nothing found', () => {
  const two = 'Stream #0:0: Video: h264, yuv420p, 640x360, 25 fps\n  Stream #1:0: Video: png, rgb24, 92x20, 25 fps\n'
  expect(readStreams(two).picture).toMatchObject({ codec: 'h264', width: 640 })
  expect(readStreams('rtsp://cam/1: Connection refused')).toEqual({ picture: null, sound: null })
  expect(openedAll('rtsp://cam/1: Connection refused')).toBe(false)
})
