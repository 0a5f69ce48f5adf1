import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCheckpoint, signCheckpoint, splitCheckpoints } from '../../../native/journal/checkpoint.ts'
import { parseNote, publicKeyFromRaw, verifyNote } from '../../../native/journal/note.ts'
import { sealCode } from '../../../native/journal/seal-code.ts'
import { keySigner } from '../../../native/journal/signer.ts'
import { leafHash } from '../../../native/journal/tree.ts'

const keys = generateKeyPairSync('ed25519')
const { publicKey } = keys
const origin = 'zhenglu/station/recording'
const checkpoint = { origin, size: 12, root: leafHash(Buffer.from('line')) }
const note = await signCheckpoint(checkpoint, keySigner(keys))

describe('a checkpoint', () => {
  test('opens with the station’s key', () => {
    expect(openCheckpoint(note, origin, publicKey)).toEqual({ checkpoint })
  })

  test('is a signed note as others write them', () => {
    // The example of the C2SP signed-note specification (its signer is golang.org/x/mod/sumdb/note's test key).
    const text =
      'If you think cryptography is the answer to your problem,\nthen you don\u2019t know what your problem is.\n'.replace(
        '\u2019',
        "'",
      )
    const other = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
    const key = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64')
    const parsed = parseNote(other)
    expect(parsed && verifyNote(parsed, 'PeterNeumann', publicKeyFromRaw(key.subarray(1)))).toBe(true)
  })

  test('with any byte changed does not open', () => {
    const bytes = Buffer.from(note)
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        expect(openCheckpoint(changed.toString('utf8'), origin, publicKey)).toHaveProperty('fault')
      }),
      { numRuns: 500 },
    )
  })

  test('of another recording or by another key does not open', () => {
    expect(openCheckpoint(note, 'zhenglu/station/other', publicKey)).toEqual({ fault: 'wrong-origin' })
    expect(openCheckpoint(note, origin, generateKeyPairSync('ed25519').publicKey)).toEqual({ fault: 'wrong-signature' })
  })

  test('half-written at the end of the file is kept apart', () => {
    expect(splitCheckpoints(`${note}\n${note}\n${note.slice(0, 40)}`)).toEqual({
      notes: [note, note],
      rest: note.slice(0, 40),
    })
  })
})

describe('the seal code', () => {
  test('is twenty letters that nobody confuses', () => {
    expect(sealCode(checkpoint.root)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(sealCode(Buffer.alloc(32, 0xff))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    expect(sealCode(Buffer.alloc(32))).toBe('0000-0000-0000-0000-0000')
  })
})
