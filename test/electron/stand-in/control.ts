// The wire between the stand-in's process and the test that started it: what was seen, and what a person or system does.
import * as z from 'zod'

/** How the test wants the stand-in. */
const wanted = z.strictObject({
  /** Where the test can reach Chromium. */
  port: z.int(),
  folder: z.string(),
  locale: z.string().default('zh-CN'),
  packaged: z.boolean().default(false),
  switches: z.array(z.string()).default([]),
  /** Whether another one runs already. */
  second: z.boolean().default(false),
  displays: z.int().default(1),
  /** What the system calls its key store; `basic_text`: Linux without a key ring. */
  keyStore: z.string().default('gnome_libsecret'),
})
export const wantedName = 'ZHENGLU_STAND_IN'
const given = process.env[wantedName]
export type Wanted = z.input<typeof wanted>
export const options = wanted.parse(JSON.parse(given ?? '{"port":0,"folder":""}'))

/** Something that Electron was asked for, in one word, with its facts. */
export interface Seen {
  readonly what: string
  readonly facts: unknown
}
export interface Asked {
  readonly id: number
  readonly act: string
  readonly with: unknown
}

export const tell = (what: string, facts: unknown = null): void => {
  if (given !== undefined) process.send?.({ what, facts } satisfies Seen)
}

type Act = (given: never) => unknown
const acts = new Map<string, Act>()
/** Says what the test may do here, such as `power` or `menu`. */
export const offer = (act: string, run: Act): void => {
  acts.set(act, run)
}

async function run({ id, act, with: facts }: Asked): Promise<void> {
  const known = acts.get(act)
  try {
    if (known === undefined) throw new TypeError(`The stand-in has no act ${act}`)
    process.send?.({ id, answer: (await known(facts as never)) ?? null })
  } catch (error) {
    process.send?.({ id, problem: String(error) })
  }
}
if (given !== undefined) process.on('message', (message) => void run(message as Asked))
