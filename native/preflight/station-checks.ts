// What of the station must be in order before a session, whatever the room.
import { createHash, randomBytes, verify } from 'node:crypto'
import { checkOf, type PreflightCheck } from '../contract/preflight.ts'
import { clockFacts } from '../session/clock-facts.ts'
import { isSaneClock } from '../session/sane-clock.ts'
import { requestTimeStamp } from '../vault/time-stamp.ts'
import type { Vault } from '../vault/vault.ts'
import { verifySeals } from '../vault/verify/verify-seals.ts'
import { failureOf } from '../session/failure-of.ts'

/** Whether time servers keep the clock, and whether it is behind the newest recording. */
export async function clockCheck(vault: Vault): Promise<PreflightCheck> {
  const now = vault.clock.now()
  if (!isSaneClock(vault.chain.last, now)) return checkOf('clock', 'clock-set-back', { now: now.toISOString() })
  const { synchronised, zone } = await clockFacts()
  if (synchronised === null) return checkOf('clock', 'clock-unknown', { zone })
  return checkOf('clock', synchronised ? 'clock-synchronised' : 'clock-not-synchronised', { zone })
}

/** Signs something and opens the signature with the public key that recordings name. */
export async function keyCheck({ signer }: Vault): Promise<PreflightCheck> {
  const message = randomBytes(32)
  try {
    const isRight = verify(null, message, signer.publicKey, await signer.sign(message))
    return checkOf('key', isRight ? 'key-ready' : 'key-unusable')
  } catch {
    return checkOf('key', 'key-unusable')
  }
}

/** Asks the authority for a time stamp of nothing in particular. @param authority empty: none is set. */
export async function timeStampCheck(authority: string, signal: AbortSignal): Promise<PreflightCheck> {
  if (authority === '') return checkOf('time-stamp', 'time-stamp-not-set')
  try {
    await requestTimeStamp(new URL(authority), createHash('sha256').update(randomBytes(32)).digest(), { signal })
    return checkOf('time-stamp', 'time-stamp-ready')
  } catch (error) {
    const { code, details } = failureOf(error)
    return checkOf('time-stamp', 'time-stamp-unreachable', { code, cause: details['cause'] ?? null })
  }
}

/** Signatures and order of all seals of the station; the media are not read. */
export async function chainCheck(vault: Vault): Promise<PreflightCheck> {
  const { seals, findings } = await verifySeals(vault.folder, vault.signer.publicKey)
  if (seals === 0 && findings.length === 0) return checkOf('chain', 'chain-empty')
  const [first] = findings
  if (first === undefined) return checkOf('chain', 'chain-unbroken', { seals })
  return checkOf('chain', 'chain-broken', { seals, code: first.code, findings: findings.length })
}
