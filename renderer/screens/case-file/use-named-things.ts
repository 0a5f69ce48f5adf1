// Things that a place of the order can name one by one: documents by their template, written records by their kind.
import { useTranslation } from 'react-i18next'
import type { FileItemKind } from '../../../native/contract/case-file.ts'
import { useAnswer } from '../../station/use-call.ts'

/** Undefined for sorts of things that are taken in as a whole. */
export function useNamedThings(): (collects: FileItemKind) => readonly { value: string; label: string }[] | undefined {
  const { t } = useTranslation()
  const { data } = useAnswer('documents.templates', {})
  const documents = (data?.templates ?? []).map(({ key, template }) => ({ value: key, label: template.title }))
  const records = (['interview', 'hearing'] as const).map((value) => ({
    value,
    label: t(`fileOrder.record.${value}`),
  }))
  return (collects) => (collects === 'document' ? documents : collects === 'written-record' ? records : undefined)
}
