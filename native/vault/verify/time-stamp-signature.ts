// The signature of a time-stamp token (RFC 3161 §2.4, RFC 5652 §5.4, RFC 5816): by which certificate, and whether it is right.
import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { Certificate, IssuerAndSerialNumber, type SignedData, type SignerInfo } from 'pkijs'
import type { TimeStampFault } from './time-stamp-token.ts'

export const oids = {
  signedData: '1.2.840.113549.1.7.2',
  token: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  rsaPss: '1.2.840.113549.1.1.10',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
  '1.2.156.10197.1.401': 'sm3',
}

/** Why a token is not accepted. */
export class Refused extends Error {
  readonly why: TimeStampFault

  constructor(fault: TimeStampFault['fault'], problem: string) {
    super(`${fault} ${problem}`)
    this.why = { fault, problem }
  }
}

const certificatesIn = (signed: SignedData): X509Certificate[] =>
  (signed.certificates ?? []).filter((each) => each instanceof Certificate).map(asX509)

const asX509 = (certificate: Certificate) => new X509Certificate(Buffer.from(certificate.toSchema().toBER()))

function onlySigner({ signerInfos }: SignedData): SignerInfo {
  const [signer, ...others] = signerInfos
  if (signer === undefined || others.length > 0) throw new Refused('time-stamp-malformed', 'signers')
  return signer
}

/** The certificate that the token names as its signer's. @throws Refused when it is not in the token. */
export function signerCertificate(signed: SignedData): X509Certificate {
  const sid: unknown = onlySigner(signed).sid
  if (!(sid instanceof IssuerAndSerialNumber)) throw new Refused('time-stamp-malformed', 'signer-identifier')
  const named = (signed.certificates ?? []).find(
    (each) =>
      each instanceof Certificate && each.issuer.isEqual(sid.issuer) && each.serialNumber.isEqual(sid.serialNumber),
  )
  if (!(named instanceof Certificate)) throw new Refused('time-stamp-malformed', 'no-certificate')
  return asX509(named)
}

/** The signed attributes must speak of this content and this certificate, and be signed with its key. @throws Refused. */
export function checkSignature(signed: SignedData, content: Buffer, certificate: X509Certificate): void {
  const { digestAlgorithm, signatureAlgorithm, signedAttrs, signature } = onlySigner(signed)
  const digest = digests[digestAlgorithm.algorithmId]
  if (digest === undefined) throw new Refused('time-stamp-malformed', 'algorithm-unsupported')
  if (signedAttrs === undefined) throw new Refused('time-stamp-malformed', 'no-attributes')
  const attribute = (type: string) => {
    const value: unknown = signedAttrs.attributes.find((each) => each.type === type)?.values[0]
    return value instanceof Object && 'toBER' in value
      ? Buffer.from((value as { toBER(): ArrayBuffer }).toBER())
      : undefined
  }
  const stated = attribute(oids.messageDigest)?.subarray(2)
  if (stated?.equals(createHash(digest).update(content).digest()) !== true) {
    throw new Refused('time-stamp-signature-wrong', 'content')
  }
  if (attribute(oids.contentType)?.equals(tokenType) !== true) throw new Refused('time-stamp-malformed', 'content-type')
  if (!bindsCertificate(attribute(oids.signingCertificateV2), attribute(oids.signingCertificate), certificate)) {
    throw new Refused('time-stamp-signature-wrong', 'certificate-not-bound')
  }
  const pss = signatureAlgorithm.algorithmId === oids.rsaPss
  const key = pss
    ? {
        key: certificate.publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_AUTO,
      }
    : certificate.publicKey
  const pure =
    certificate.publicKey.asymmetricKeyType === 'ed25519' || certificate.publicKey.asymmetricKeyType === 'ed448'
  const right = verify(
    pure ? null : digest,
    Buffer.from(signedAttrs.encodedValue),
    key,
    signature.valueBlock.valueHexView,
  )
  if (!right) throw new Refused('time-stamp-signature-wrong', 'signature')
}

/** id-ct-TSTInfo in DER. */
const tokenType = Buffer.from('060b2a864886f70d0109100104', 'hex')

/** Whether the attribute SigningCertificate (V2: any SHA-2; V1: SHA-1) holds the hash of this certificate, and it first. */
function bindsCertificate(v2: Buffer | undefined, v1: Buffer | undefined, { raw }: X509Certificate): boolean {
  const holds = (attribute: Buffer | undefined, algorithms: readonly string[]) =>
    algorithms.some((algorithm) => attribute?.includes(createHash(algorithm).update(raw).digest()) === true)
  return holds(v2, ['sha256', 'sha384', 'sha512']) || holds(v1, ['sha1'])
}

/** A time-stamping certificate that was valid at the stated instant. @throws Refused. */
export function checkCertificate(certificate: X509Certificate, at: Date): void {
  // Types say string[]; it is undefined when the certificate has no extended key usage.
  const usages = certificate.keyUsage as string[] | undefined
  if (usages?.includes(oids.timeStamping) !== true)
    throw new Refused('time-stamp-signature-wrong', 'certificate-purpose')
  const valid = at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo)
  if (!valid) throw new Refused('time-stamp-signature-wrong', 'certificate-expired')
}

/** Whether the certificate was issued, directly or through others in the token, by one of `authorities`. */
export function leadsTo(
  certificate: X509Certificate,
  signed: SignedData,
  authorities: readonly (string | Buffer)[],
): boolean {
  const trusted = authorities.map((each) => new X509Certificate(each))
  const between = certificatesIn(signed).filter(({ ca }) => ca)
  const issued = (child: X509Certificate, by: X509Certificate) => child.checkIssued(by) && child.verify(by.publicKey)
  let at = certificate
  for (let depth = 0; depth <= between.length; depth++) {
    if (trusted.some((each) => each.raw.equals(at.raw) || issued(at, each))) return true
    const next = between.find((each) => !each.raw.equals(at.raw) && issued(at, each))
    if (next === undefined) return false
    at = next
  }
  return false
}
