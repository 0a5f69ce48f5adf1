// Which commands a few typed characters mean: words in either language, or the first letters of their pinyin.

/** A command with everything by which it can be found. */
export interface Findable<Id extends string> {
  readonly id: Id
  /** In the language of the window. */
  readonly label: string
  /** In the other language. */
  readonly other: string
  /** Pinyin of its Chinese words: initials (`ksly`) and syllables written together. */
  readonly initials: string
  readonly syllables: string
}

/** 0 begins with it, 1 has it, 2 has it in the other language or in pinyin; undefined for not at all. */
function rank<Id extends string>(command: Findable<Id>, typed: string): number | undefined {
  const label = command.label.toLowerCase()
  if (label.startsWith(typed)) return 0
  if (label.includes(typed)) return 1
  const bare = typed.replaceAll(/\s/g, '')
  const isOther =
    command.other.toLowerCase().includes(typed) || command.initials.includes(bare) || command.syllables.startsWith(bare)
  return isOther ? 2 : undefined
}

/** The commands that are meant, best first; of equally good ones those in `recent` first, in its order. */
export function matching<Id extends string>(
  commands: readonly Findable<Id>[],
  typed: string,
  recent: readonly Id[],
): Findable<Id>[] {
  const wanted = typed.trim().toLowerCase()
  const age = (id: Id): number => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return commands
    .flatMap((command) => {
      const found = wanted === '' ? 0 : rank(command, wanted)
      return found === undefined ? [] : [{ command, found }]
    })
    .sort((a, b) => a.found - b.found || age(a.command.id) - age(b.command.id))
    .map(({ command }) => command)
}
