// Words for full-text search. SQLite's trigrams find nothing for words of two characters such as 处罚, so Chinese text
// is cut into pairs of neighbours here; a search asks for the same pairs in the same order.

const ideographs = /\p{Script=Han}+/u
const words = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu

const runs = (text: string) => text.normalize('NFKC').toLowerCase().match(words) ?? []

function pairs(run: string): string[] {
  const characters = Array.from(run)
  return characters.slice(0, -1).map((character, at) => `${character}${characters[at + 1] ?? ''}`)
}

/** What is stored: single characters and pairs of Chinese, other words as they are. */
export function indexedWords(text: string): string {
  return runs(text)
    .flatMap((run) => (ideographs.test(run) ? [...Array.from(run), ...pairs(run)] : [run]))
    .join(' ')
}

/** What is asked: an FTS5 expression that finds texts with every word of `text`; null when it has none. */
export function searchExpression(text: string): string | null {
  const parts = runs(text).map((run) => {
    if (!ideographs.test(run)) return `"${run}"*`
    return Array.from(run).length === 1 ? `"${run}"` : `"${pairs(run).join(' ')}"`
  })
  return parts.length === 0 ? null : parts.join(' AND ')
}
