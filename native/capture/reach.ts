// What a hostile camera or file can make ffmpeg open, and how much memory it can make it take.

/**
 * [Note: What a camera may reach] A camera that answers with a playlist instead of pictures would have ffmpeg open the
 * addresses in it: files of this computer too, which would then be in the recording. So each kind of source names the
 * protocols that it needs and the forms in which it may answer. The address file itself is the one file that is
 * opened; what it names is opened under its own rules, which do not have `file` among them.
 */
export interface Reach {
  readonly protocols: readonly string[]
  readonly formats: readonly string[]
}

/** As options of the demuxer, for an address file. */
export const reachOptions = ({ protocols, formats }: Reach): Readonly<Record<string, string>> => ({
  protocol_whitelist: protocols.join(','),
  format_whitelist: formats.join(','),
})

/** Before an input that is a file of our own, or a pipe from us: it leads nowhere else. */
export const onlyFile = ['-protocol_whitelist', 'file'] as const
export const onlyPipe = ['-protocol_whitelist', 'pipe'] as const

/**
 * Before an input: no picture above 8K UHD and no single block above 256 MiB, whatever a stream says of itself. A
 * picture of 8K has 50 MB.
 */
export const bounded = ['-max_alloc', String(256 << 20), '-max_pixels', String(7680 * 4320)] as const
