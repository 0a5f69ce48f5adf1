// Reads what ffmpeg says when a source cannot be opened, and names the reason in the contract's codes.
import type { sourceFailures } from '../contract/sources.ts'

export type SourceFailure = (typeof sourceFailures)[number]

/** In order: the first that fits is the reason. Words are those of ffmpeg 5 to 8 and of the systems below it. */
const complaints: readonly (readonly [RegExp, SourceFailure])[] = [
  [/401 Unauthorized|403 Forbidden|authorization failed/i, 'source-password-wrong'],
  [/Failed to resolve hostname|Name or service not known|getaddrinfo/i, 'source-host-unknown'],
  [/Connection refused|No route to host|Network is unreachable|Connection reset/i, 'source-refused'],
  [/Device or resource busy|already in use|Could not run graph|resource busy/i, 'source-busy'],
  [/Connection timed out|Operation timed out|Timed out/i, 'source-timeout'],
  [
    /404 Not Found|Stream Not Found|454 Session|No such file or directory|No such (entity|device|process)/i,
    'source-not-found',
  ],
  [
    /Could not find (audio|video) (only )?device|Cannot open (display|audio device)|Could not open.*display|cannot find card/i,
    'source-not-found',
  ],
  [/Unknown input format/i, 'source-kind-unavailable'],
  [
    /unsupported|not on whitelist|Unknown decoder|Decoder \(codec .*\) not found|Could not find codec parameters/i,
    'source-codec-unsupported',
  ],
  // A sound server that does not know the device says no more than this: its bare name, not an address file's path.
  [/^(?!.*\.ffconcat)[^/[\]\s:]\S*: Input\/output error/m, 'source-not-found'],
  [/Protocol not found|Port missing in uri|Invalid port/i, 'source-address-invalid'],
  [/Input\/output error|End of file|Server returned 4|Server returned 5/i, 'source-refused'],
]

/** The reason in what ffmpeg printed; `source-failed` when it is none of the known ones. */
export function readComplaint(errors: string): SourceFailure {
  return complaints.find(([words]) => words.test(errors))?.[1] ?? 'source-failed'
}

/** What a recording process said of the disk that it writes to; null when it said nothing of it. */
export function readDiskComplaint(errors: string): 'disk-full' | 'vault-read-only' | null {
  if (/No space left on device|Disk quota exceeded/i.test(errors)) return 'disk-full'
  return /Read-only file system/i.test(errors) ? 'vault-read-only' : null
}

/**
 * Text with the user name and password of every address taken out, for logs, journals and details: before the host,
 * and where cameras want them in the path (`/user=admin_password=…_channel=1.sdp`).
 */
export function withoutPasswords(text: string): string {
  return text
    .replace(/(?<scheme>[a-z][a-z0-9+.-]*:\/\/)[^/\s@'"]+(?::[^/\s'"]*)?@/giu, '$<scheme>')
    .replace(/(?<name>user(?:name)?|pass(?:word|wd)?|pwd)=[^/\s'"]*/giu, '$<name>=…')
}
