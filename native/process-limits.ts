// Threads and memory of a process that records for hours. To be imported first: both are settled when first needed.
import { setFlagsFromString } from 'node:v8'

// Threads that wait for disks. With Node's four, a disk that stands still would soon hold them all, and with them
// everything that has to do with other disks.
process.env['UV_THREADPOOL_SIZE'] ??= '24'

// V8 doubles its space for new objects, up to 64 MB, when they come in bursts, and does not give it back; the longer
// that lasts, the more media waits in memory to be let go. In its first hours a station seemed to leak.
setFlagsFromString('--semi-space-growth-factor=1')
