// Threads that wait for disks. To be imported first: they are counted when the first of them is needed. With Node's
// four, a disk that stands still would soon hold them all, and with them everything that has to do with other disks.
process.env['UV_THREADPOOL_SIZE'] ??= '24'
