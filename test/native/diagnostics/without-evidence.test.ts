// What is left of what programs say, for people outside of the agency.
import { expect, test } from 'vitest'
import { withoutEvidence } from '../../../native/diagnostics/without-evidence.ts'

const places = { program: '/opt/zhenglu', vault: '/home/wang/录像' }

test.each([
  [
    'at Station.open (file:///opt/zhenglu/native/station.js:12:3)',
    'at Station.open (<program>/native/station.js:12:3)',
  ],
  ['at node:internal/process/task_queues:105:5', 'at node:internal/process/task_queues:105:5'],
  ['ENOSPC: no space left on device, write', 'ENOSPC: no space left on device, write'],
  [
    "open '/home/wang/录像/2026/20260301-010203-abcdef/cam-1.0001.mp4'",
    "open '<vault>/2026/20260301-010203-abcdef/cam-1.0001.mp4'",
  ],
  ["open '/home/wang/录像/张三/x'", "open '<vault>/[…]'"],
  ['case 沪城管罚〔2026〕12号 of 张三', 'case […] of […]'],
  ['/media/usb/ZF-2026-12/data.tar', '[…]'],
  [String.raw`C:\Users\wang\Desktop\ZF-2026-12`, '[…]'],
  [`Unexpected token 'J', "John Smith" is not valid JSON`, `Unexpected token 'J', […] is not valid JSON`],
  ["Cannot read properties of undefined (reading 'zone')", "Cannot read properties of undefined (reading 'zone')"],
  ['number 20261234567 was dialled', 'number […] was dialled'],
  ['rtsp://admin:S3cr3t@192.0.2.7/h264: 401', 'rtsp://192.0.2.7/[…] 401'],
  [
    'SQLITE_CONSTRAINT: UNIQUE constraint failed: cases.number',
    'SQLITE_CONSTRAINT: UNIQUE constraint failed: cases.number',
  ],
])('%s', (text, expected) => {
  expect(withoutEvidence(text, places)).toBe(expected)
})
