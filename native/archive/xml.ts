// Writes XML 1.0: elements as values, so that nothing a person typed can break a document.

/** What no XML 1.0 document may hold, in any form. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: readonly (Element | string)[]
}

/** An element; content that is undefined or null is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (Element | string | number | undefined | null)[]
): Element {
  const kept = content.filter((item) => item !== undefined && item !== null)
  return { name, attributes, content: kept.map((item) => (typeof item === 'number' ? String(item) : item)) }
}

/** A whole document in UTF-8. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`
}

function write({ name, attributes, content }: Element, indent: string): string {
  const given = Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`)
    .join('')
  if (content.length === 0) return `${indent}<${name}${given}/>`
  if (content.some((item) => typeof item === 'string')) {
    const inner = content.map((item) => (typeof item === 'string' ? escaped(item) : write(item, ''))).join('')
    return `${indent}<${name}${given}>${inner}</${name}>`
  }
  const inner = content.map((item) => write(item as Element, `${indent}  `)).join('\n')
  return `${indent}<${name}${given}>\n${inner}\n${indent}</${name}>`
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
  return text.replace(forbidden, '\u{FFFD}').replace(/[&<>"\r]/g, (character) => entities[character] ?? character)
}
