// What was found in the help, each in its context with the words marked.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { marked, wordsOf, type Found, type Piece } from '../../parts/help/find.ts'

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))
}

interface ResultsProps {
  readonly found: readonly Found[]
  readonly query: string
  readonly onOpen: () => void
}

export function Results({ found, query, onOpen }: ResultsProps) {
  const { t } = useTranslation()
  const words = wordsOf(query)
  return (
    <>
      <p role="status" className="quiet">
        {found.length === 0 ? t('help.nothing', { text: query.trim() }) : t('help.found', { number: found.length })}
      </p>
      <ul className="help-results" aria-label={t('search.results')}>
        {found.map(({ page, section, context }) => (
          <li key={`${page.key}#${section.id}`}>
            <Link to={`/help/${page.key}${section.id === '' ? '' : `#${section.id}`}`} onClick={onOpen}>
              <span className="quiet">
                {t(`help.chapter.${page.chapter}`)} › {page.title}
              </span>
              <strong>
                <Pieces pieces={marked(section.id === '' ? page.title : section.heading, words)} />
              </strong>
              <Pieces pieces={context} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
