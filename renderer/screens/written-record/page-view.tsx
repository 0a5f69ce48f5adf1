// A page of the record as its PDF has it: the same words on the same lines, at the same places.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawnPage } from '../../../native/contract/record-signing.ts'

interface PageViewProps {
  readonly page: DrawnPage
  readonly label: string
  /** What stands on it meanwhile: signatures. */
  readonly children: React.ReactNode
}

export const PageView = memo(function PageView({ page, label, children }: PageViewProps) {
  const { t } = useTranslation()
  const { width, height, texts, lines, boxes } = page
  return (
    <svg className="record-page" viewBox={`0 0 ${width} ${height}`} lang="zh-CN" role="group" aria-label={label}>
      <title>{t('writtenRecord.pageTitle')}</title>
      {boxes.map((box, i) => (
        <rect key={i} {...box} className="filled" />
      ))}
      {lines.map((line, i) => (
        <line key={i} {...line} />
      ))}
      {texts.map(({ x, y, width: wide, size, text, struck, underlined }, i) => (
        <text
          key={i}
          {...{ x, y }}
          fontSize={size}
          // The faces of this computer may be a little wider or narrower than the printed one.
          textLength={text.trim().length > 1 ? wide : undefined}
          textDecoration={struck ? 'line-through' : underlined ? 'underline' : undefined}
        >
          {text}
        </text>
      ))}
      {children}
    </svg>
  )
})
