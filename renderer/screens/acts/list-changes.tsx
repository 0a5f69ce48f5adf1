// What is another in one version of the list than in another.
import { useTranslation } from 'react-i18next'
import type { ActListChanges } from '../../../native/contract/act-list.ts'
import { useTexts } from '../../text/use-language.ts'
import { itemWord } from './item-words.ts'

export function ListChanges({ changes: { added, removed, changed } }: { changes: ActListChanges }) {
  const { t } = useTranslation()
  const texts = useTexts()
  if (added.length + removed.length + changed.length === 0) return <p className="quiet">{t('actList.same')}</p>
  const named = (title: string, items: ActListChanges['added']) =>
    items.length === 0 ? null : (
      <div>
        <strong>{title}</strong>
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              {item.name} <span className="quiet">{itemWord(texts, item, 'form')}</span>
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <div className="act-changes">
      {named(t('actList.added'), added)}
      {named(t('actList.removed'), removed)}
      {changed.length === 0 ? null : (
        <div>
          <strong>{t('actList.changed')}</strong>
          <ul>
            {changed.map(({ before, after, members }) => (
              <li key={after.id}>
                {after.name}
                {members.map((member) => (
                  <div key={member}>
                    <span className="quiet">{t(`actWords.actColumn.${member}`)}</span>{' '}
                    <span className="visually-hidden">{t('actList.was')}</span>
                    <del>{itemWord(texts, before, member)}</del> →{' '}
                    <span className="visually-hidden">{t('actList.is')}</span>
                    <ins>{itemWord(texts, after, member)}</ins>
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
