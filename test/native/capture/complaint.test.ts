// What ffmpeg says of devices that cannot be had here, in the words of its sources: each is told apart.
import { expect, test } from 'vitest'
import { readComplaint, withoutPasswords } from '../../../native/capture/complaint.ts'

test.each([
  [
    '[video4linux2,v4l2 @ 0x5] ioctl(VIDIOC_STREAMON): Device or resource busy\n/dev/video0: Device or resource busy',
    'source-busy',
  ],
  ['[alsa @ 0x5] cannot open audio device hw:1,0 (Device or resource busy)\nhw:1,0: Input/output error', 'source-busy'],
  [
    '[dshow @ 0x5] Could not run graph (sometimes caused by a device already in use by other application)',
    'source-busy',
  ],
  ['[video4linux2,v4l2 @ 0x5] Cannot open video device /dev/video9: No such file or directory', 'source-not-found'],
  ['[dshow @ 0x5] Could not find video device with name [Integrated Camera]', 'source-not-found'],
  ['[alsa @ 0x5] cannot open audio device hw:7,0 (No such file or directory)', 'source-not-found'],
  ['[tcp @ 0x5] Connection to tcp://10.0.0.9:554 failed: No route to host', 'source-refused'],
  ['[rtsp @ 0x5] method DESCRIBE failed: 401 Unauthorized', 'source-password-wrong'],
  ['Something that nobody foresaw', 'source-failed'],
])('%s', (said, code) => {
  expect(readComplaint(said)).toBe(code)
})

test.each([
  ['rtsp://admin:geheim@10.0.0.9/1: refused', 'rtsp://10.0.0.9/1: refused'],
  ['rtsp://10.0.0.9:554/user=admin_password=geheim_channel=1.sdp: 404', 'rtsp://10.0.0.9:554/user=… 404'],
  ['http://10.0.0.9/video.cgi?user=admin&pwd=geheim', 'http://10.0.0.9/video.cgi?user=…'],
])('user name and password are taken out of %s', (said, kept) => {
  expect(withoutPasswords(said)).toBe(kept)
})
