// Reads an RFC 3161 response: which instant it states for which bytes, and who signed it.
import { createHash } from 'node:crypto'
import { SignedData, TimeStampResp, TSTInfo } from 'pkijs'
import { checkCertificate, checkSignature, leadsTo, oids, signerCertificate, Refused } from './time-stamp-signature.ts'

/** A time stamp whose imprint and signature are right. */
export interface TimeStamp {
  /** The instant that it states. */
  readonly at: string
  /** Subject of the certificate, one `NAME=value` a line. Whose it is has to be judged by a person or a given CA. */
  readonly authority: string
  /** The certificate in PEM. */
  readonly certificate: string
  /** Serial number of the token, hexadecimal. */
  readonly serial: string
  /** Whether the certificate leads to one of the given authorities; false when none was given. */
  readonly trusted: boolean
}

/** Why a response is not accepted; `problem` names the step that failed. */
export interface TimeStampFault {
  readonly fault: 'time-stamp-malformed' | 'time-stamp-of-another' | 'time-stamp-signature-wrong'
  readonly problem: string
}

/** What a response has to fit. */
export interface Wanted {
  /** The stamped bytes, or their SHA-256 when only that is at hand. */
  readonly of: { readonly bytes: Uint8Array } | { readonly sha256: Buffer }
  /** What the request held and the answer has to repeat. */
  readonly nonce?: Buffer
  /** Certificates (PEM or DER) of those who are trusted. */
  readonly authorities?: readonly (string | Buffer)[]
}

/** Reads the response `tsr` as a time stamp of `bytes`. Never throws, whatever its bytes. */
export function readTimeStamp(
  tsr: Buffer,
  bytes: Uint8Array,
  authorities: readonly (string | Buffer)[] = [],
): TimeStamp | TimeStampFault {
  return readTimeStampFor(tsr, { of: { bytes }, authorities })
}

/** As {@link readTimeStamp}, for all that can be wanted of an answer. */
export function readTimeStampFor(tsr: Buffer, { of, nonce, authorities = [] }: Wanted): TimeStamp | TimeStampFault {
  try {
    const { signed, content, info } = parse(tsr)
    checkImprint(info, of)
    if (nonce !== undefined && !sameNumber(info.nonce?.valueBlock.valueHexView, nonce)) {
      throw new Refused('time-stamp-of-another', 'nonce')
    }
    const certificate = signerCertificate(signed)
    checkSignature(signed, content, certificate)
    checkCertificate(certificate, info.genTime)
    return {
      at: info.genTime.toISOString(),
      authority: certificate.subject,
      certificate: certificate.toString(),
      serial: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString('hex'),
      trusted: leadsTo(certificate, signed, authorities),
    }
  } catch (error) {
    if (error instanceof Refused) return error.why
    return { fault: 'time-stamp-malformed', problem: 'unreadable' }
  }
}

/** Takes a response apart. @throws Refused, and whatever a parser throws. */
function parse(tsr: Buffer): { signed: SignedData; content: Buffer; info: TSTInfo } {
  if (outerLength(tsr) !== tsr.length) throw new Refused('time-stamp-malformed', 'length')
  const response = TimeStampResp.fromBER(new Uint8Array(tsr))
  // granted, or granted with modifications
  if (![0, 1].includes(response.status.status)) throw new Refused('time-stamp-malformed', 'refused')
  if (response.timeStampToken?.contentType !== oids.signedData) throw new Refused('time-stamp-malformed', 'no-token')
  const signed = new SignedData({ schema: response.timeStampToken.content as unknown })
  const { eContentType, eContent } = signed.encapContentInfo
  if (eContentType !== oids.token || eContent === undefined) throw new Refused('time-stamp-malformed', 'no-token')
  const content = Buffer.from(eContent.getValue())
  return { signed, content, info: TSTInfo.fromBER(new Uint8Array(content)) }
}

/** Length of a DER value with its header; -1 when it has none. */
function outerLength(bytes: Buffer): number {
  const first = bytes[1] ?? 0x80
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  return count === 0 || count > 4 || bytes.length < 2 + count ? -1 : 2 + count + bytes.readUIntBE(2, count)
}

function checkImprint({ messageImprint }: TSTInfo, of: Wanted['of']): void {
  const algorithm = { [oids.sha256]: 'sha256', [oids.sha384]: 'sha384', [oids.sha512]: 'sha512' }[
    messageImprint.hashAlgorithm.algorithmId
  ]
  if (algorithm === undefined) throw new Refused('time-stamp-malformed', 'algorithm-unsupported')
  const stated = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView)
  const own =
    'bytes' in of ? createHash(algorithm).update(of.bytes).digest() : algorithm === 'sha256' ? of.sha256 : undefined
  if (own?.equals(stated) !== true) throw new Refused('time-stamp-of-another', 'imprint')
}

function sameNumber(a: Uint8Array | undefined, b: Buffer): boolean {
  const digits = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('hex')
      .replace(/^(00)+/, '')
  return a !== undefined && digits(a) === digits(b)
}
