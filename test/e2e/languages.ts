// Which languages a walk goes in: each costs minutes.

const walked = (process.env['ZHENGLU_WALK'] ?? 'zh-CN').split(',')

/** Whether screens are looked at in `language`: in the default one, or in those of `ZHENGLU_WALK=zh-CN,en`. */
export const isWalked = (language: 'zh-CN' | 'en') => walked.includes(language)

/** Whether screens are looked at in each size that is promised; else without the large one, where least goes wrong. */
export const isEverySize = process.env['ZHENGLU_WALK'] !== undefined

/** Of the languages that a walk can go in those that are asked for. */
export function inWalkedLanguages<T extends { readonly language: 'zh-CN' | 'en' }>(all: readonly T[]): T[] {
  return all.filter(({ language }) => isWalked(language))
}
