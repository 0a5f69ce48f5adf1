// The devices a person can choose from: all that are there, each such that ffmpeg opens it, and nothing that is none.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  parseAlsaSources,
  parseAvFoundation,
  parseDirectShow,
  parseSources,
} from '../../../native/capture/device-lists.ts'
import { listDevices } from '../../../native/capture/devices.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { trySource } from '../../../native/capture/try-source.ts'
import { sourceSchema } from '../../../native/contract/sources.ts'
import { fixtures } from '../../rig/clip.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { startDisplay, type Display } from '../../rig/xvfb.ts'

let sound: Pulse
let display: Display
let folder: TemporaryFolder
let place: Place

beforeAll(async () => {
  sound = await startPulse()
  await sound.play('room', fixtures['speech-en'], { loop: true })
  display = await startDisplay('800x600')
  folder = await temporaryFolder()
  place = {
    ffmpeg: await findFfmpeg(),
    resources: 'resources',
    scratch: folder.path,
    environment: { ...process.env, ...sound.env, DISPLAY: display.name },
  }
})
afterAll(async () => {
  await display.stop()
  await sound.stop()
  await folder.remove()
})

describe('what this computer has', () => {
  test('a microphone that is plugged in is listed, and what is listed can be opened and heard', async () => {
    await sound.addSink('witness')
    const microphones = (await listDevices(place)).filter(({ kind }) => kind === 'pulse')
    expect(microphones.map(({ device }) => device).sort()).toEqual(['room.monitor', 'witness.monitor'])
    const device = microphones.find((each) => each.device === 'room.monitor')
    expect(device).toMatchObject({ name: 'Monitor of Null Output', media: 'sound' })
    const source = sourceSchema.parse({ id: 'mic-1', name: '桌面', kind: device?.kind, device: device?.device })
    expect((await trySource(source, place)).peak).toBeGreaterThan(-40)
    await sound.unload('witness')
    expect((await listDevices(place)).map(({ device: left }) => left)).not.toContain('witness.monitor')
  })

  test('the screen is listed with its size', async () => {
    const screens = (await listDevices(place)).filter(({ kind }) => kind === 'screen')
    expect(screens).toEqual([
      { kind: 'screen', device: display.name, name: `${display.name} 800×600`, media: 'picture' },
    ])
  })

  test('a display and a sound server that are not there are not listed, and are no error', async () => {
    const environment = { ...place.environment, DISPLAY: ':5999', PULSE_SERVER: `unix:${folder.path}/none` }
    const listed = await listDevices({ ...place, environment })
    expect(listed.filter(({ kind }) => kind === 'screen' || kind === 'pulse')).toEqual([])
  })
})

describe('what ffmpeg prints on systems that are not at hand', () => {
  test('Linux: cameras, as `ffmpeg -sources v4l2` lists them', () => {
    const text = `Auto-detected sources for video4linux2,v4l2:
  /dev/video0 [HD Pro Webcam C920] (none)
  /dev/video2 [USB2.0 Camera: 会议摄像头] (none)
`
    expect(parseSources(text, 'v4l2', 'picture')).toEqual([
      { kind: 'v4l2', device: '/dev/video0', name: 'HD Pro Webcam C920', media: 'picture' },
      { kind: 'v4l2', device: '/dev/video2', name: 'USB2.0 Camera: 会议摄像头', media: 'picture' },
    ])
  })

  test('ALSA: sound cards only, never the device that records silence', () => {
    const text = `Auto-detected sources for alsa:
  null [Discard all samples (playback) or generate zero samples (capture)] (none)
* default [Playback/recording through the PulseAudio sound server] (none)
  samplerate [Rate Converter Plugin Using Samplerate Library] (none)
  plughw:CARD=C920,DEV=0 [HD Pro Webcam C920, USB Audio Hardware device with all software conversions] (none)
`
    expect(parseAlsaSources(text).map(({ device }) => device)).toEqual(['plughw:CARD=C920,DEV=0'])
  })

  test.each(['dshow', 'in#0'])('Windows, as [%s] prints it: two cameras of one make are told apart', (context) => {
    const at = `[${context} @ 000002bb01a31980]`
    const path = (number: number) =>
      String.raw`@device_pnp_\\?\usb#vid_046d&pid_082d&mi_00#7&${number}&0&0000#{65e8773d}\global`
    const text = `${at} "Integrated Camera" (video)
${at}   Alternative name "${path(1)}"
${at} "HD Pro Webcam C920" (video)
${at}   Alternative name "${path(2)}"
${at} "HD Pro Webcam C920" (video)
${at}   Alternative name "${path(3)}"
${at} "OBS Virtual Camera" (none)
${at}   Alternative name "@device_sw_{860BB310}"
${at} "麦克风 (High Definition Audio 设备)" (audio)
${at}   Alternative name "@device_cm_{33D9A762}"
dummy: Immediate exit requested
`.replaceAll('\n', '\r\n')
    expect(parseDirectShow(text).map(({ device, media }) => [device, media])).toEqual([
      ['video=Integrated Camera', 'picture'],
      [`video=${path(2)}`, 'picture'],
      [`video=${path(3)}`, 'picture'],
      ['audio=麦克风 (High Definition Audio 设备)', 'sound'],
    ])
  })

  test('ALSA: what is listed may be used, and what would write files or run programs may not', () => {
    const isAllowed = (device: string) =>
      sourceSchema.safeParse({ id: 'mic-1', name: '桌面', kind: 'alsa', device }).success
    for (const device of ['plughw:CARD=C920,DEV=0', 'sysdefault:CARD=PCH', 'hw:0,0', 'hw:Loopback,1,0', 'default'])
      expect([device, isAllowed(device)]).toEqual([device, true])
    const harmful = ["file:'|touch /tmp/x',raw", "tee:default,'|touch /tmp/x',raw", 'file:/tmp/x,raw', 'file:x,raw']
    for (const device of [...harmful, 'plug:"file:x"', '{type file file x}', 'plug:SLAVE=file', 'hw:0,0 '.repeat(3)])
      expect([device, isAllowed(device)]).toEqual([device, false])
  })

  test('macOS: cameras and microphones are numbered each from zero', () => {
    const text = `[AVFoundation indev @ 0x971020140] AVFoundation video devices:
[AVFoundation indev @ 0x971020140] [0] FaceTime HD Camera
[AVFoundation indev @ 0x971020140] [1] Capture screen 0
[AVFoundation indev @ 0x971020140] AVFoundation audio devices:
[AVFoundation indev @ 0x971020140] [0] MacBook Pro Microphone
[in#0 @ 0x971020000] Error opening input: Input/output error
`
    expect(parseAvFoundation(text)).toEqual([
      { kind: 'avfoundation', device: '0:none', name: 'FaceTime HD Camera', media: 'picture' },
      { kind: 'avfoundation', device: '1:none', name: 'Capture screen 0', media: 'picture' },
      { kind: 'avfoundation', device: 'none:0', name: 'MacBook Pro Microphone', media: 'sound' },
    ])
  })
})
