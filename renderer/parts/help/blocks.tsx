// Help as it is shown: the blocks of a page, or one row of a table.
import { Link } from 'react-router'
import type { PageKey } from './chapters.ts'
import type { Block, Inline, Row } from './markdown.ts'

/** Where a link of a page leads: `/…` to a screen, all else to a page of the help or a place on it. */
export function addressOf(to: string, page: PageKey): string {
  if (to.startsWith('/')) return to
  return to.startsWith('#') ? `/help/${page}${to}` : `/help/${to}`
}

function Word({ inline, page }: { inline: Inline; page: PageKey }) {
  if (inline.kind === 'link') return <Link to={addressOf(inline.to, page)}>{inline.text}</Link>
  if (inline.kind === 'strong') return <strong>{inline.text}</strong>
  if (inline.kind === 'key') return <kbd>{inline.text}</kbd>
  return inline.kind === 'code' ? <code className="mono">{inline.text}</code> : inline.text
}

export function Words({ inlines, page }: { inlines: readonly Inline[]; page: PageKey }) {
  return inlines.map((inline, at) => <Word key={at} inline={inline} page={page} />)
}

function TableRow({ row, page }: { row: Row; page: PageKey }) {
  const [first = [], ...others] = row.cells
  return (
    <tr {...(row.id === null ? {} : { id: row.id, tabIndex: -1 })}>
      <th scope="row">
        <Words inlines={first} page={page} />
        {row.id === null ? null : <code className="mono help-code">{row.id}</code>}
      </th>
      {others.map((cell, at) => (
        <td key={at}>
          <Words inlines={cell} page={page} />
        </td>
      ))}
    </tr>
  )
}

function Shown({ block, page }: { block: Block; page: PageKey }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading id={block.id} tabIndex={-1}>
          {block.text}
        </Heading>
      )
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              <Words inlines={item} page={page} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return (
        <div className="help-table">
          <table>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <Words inlines={cell} page={page} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <TableRow key={row.id ?? at} row={row} page={page} />
              ))}
            </tbody>
          </table>
        </div>
      )
    default:
      return (
        <p className={block.kind === 'note' ? 'help-note' : ''}>
          <Words inlines={block.inlines} page={page} />
        </p>
      )
  }
}

export function Blocks({ blocks, page }: { blocks: readonly Block[]; page: PageKey }) {
  return blocks.map((block, at) => <Shown key={at} block={block} page={page} />)
}
